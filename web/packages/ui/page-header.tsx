/** Top of every page: where one is, what one does here, the primary act at the right. */
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Button, Flex, Typography } from 'antd'
import { ArrowLeftOutlined } from '@ant-design/icons'
import { useWords } from './words'

export interface PageHeaderProps {
  title: ReactNode
  what?: ReactNode
  state?: ReactNode
  primary?: ReactNode
  /** Address of the page above. */
  back?: string
}

export function PageHeader({ title, what, state, primary, back }: PageHeaderProps) {
  const word = useWords()
  return (
    <Flex justify="space-between" align="flex-start" gap={16} style={{ marginBlockEnd: 16 }}>
      <Flex gap={8} align="flex-start" style={{ minWidth: 0 }}>
        {back !== undefined && (
          <Link to={back} aria-label={word('act.back')}>
            <Button type="text" icon={<ArrowLeftOutlined />} tabIndex={-1} />
          </Link>
        )}
        <div style={{ minWidth: 0 }}>
          <Flex gap={10} align="center" wrap>
            <Typography.Title level={1} style={{ fontSize: 20, lineHeight: '32px', margin: 0, overflowWrap: 'anywhere' }}>
              {title}
            </Typography.Title>
            {state}
          </Flex>
          {what !== undefined && <Typography.Text type="secondary">{what}</Typography.Text>}
        </div>
      </Flex>
      <Flex gap={8} style={{ flex: 'none' }}>
        {primary}
      </Flex>
    </Flex>
  )
}
