/** One thing said in the middle of a page, calmly: a sign, what it is, what one can do. */
import type { ReactNode } from 'react'
import { Flex, theme, Typography } from 'antd'

interface ToldProps {
  icon: ReactNode
  title: ReactNode
  what?: ReactNode
  acts?: ReactNode
  children?: ReactNode
}

export function Told({ icon, title, what, acts, children }: ToldProps) {
  const { token } = theme.useToken()
  return (
    <Flex vertical align="center" gap={8} role="status" style={{ padding: '96px 24px', textAlign: 'center' }}>
      <span style={{ fontSize: 40, color: token.colorTextQuaternary, marginBlockEnd: 8 }}>{icon}</span>
      <Typography.Title level={2} style={{ fontSize: 18, margin: 0 }}>
        {title}
      </Typography.Title>
      {what !== undefined && (
        <Typography.Text type="secondary" style={{ maxWidth: 480 }}>
          {what}
        </Typography.Text>
      )}
      {children}
      {acts !== undefined && (
        <Flex gap={8} style={{ marginBlockStart: 16 }}>
          {acts}
        </Flex>
      )}
    </Flex>
  )
}
