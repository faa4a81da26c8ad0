/** What happened to an object, newest first. */
import type { ReactNode } from 'react'
import { Flex, Timeline as AntTimeline, Typography } from 'antd'
import type { Meaning } from './status-tag'
import { Time } from './time'

export interface Happening {
  key: string
  at?: string | null
  who?: ReactNode
  what: ReactNode
  note?: ReactNode
  meaning?: Meaning
}

const colours: Record<Meaning, string> = {
  good: 'green',
  waiting: 'orange',
  running: 'blue',
  warning: 'orange',
  bad: 'red',
  off: 'gray',
  plain: 'gray',
}

export function Timeline({ items }: { items: readonly Happening[] }) {
  const drawn = items.map((one) => ({
    key: one.key,
    color: colours[one.meaning ?? 'plain'],
    content: (
      <div>
        <div>{one.what}</div>
        <Flex gap={8}>
          {one.who !== undefined && <Typography.Text type="secondary">{one.who}</Typography.Text>}
          {one.at && (
            <Typography.Text type="secondary">
              <Time at={one.at} />
            </Typography.Text>
          )}
        </Flex>
        {one.note !== undefined && one.note !== null && <Typography.Paragraph style={{ margin: '4px 0 0' }}>{one.note}</Typography.Paragraph>}
      </div>
    ),
  }))
  return <AntTimeline items={drawn} />
}
