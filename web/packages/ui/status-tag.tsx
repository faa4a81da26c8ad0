/** A state: one colour for one meaning, in all modules. */
import type { ReactNode } from 'react'
import { Tag, Tooltip } from 'antd'

export type Meaning = 'good' | 'waiting' | 'running' | 'warning' | 'bad' | 'off' | 'plain'

const colours: Record<Meaning, string | undefined> = {
  good: 'success',
  waiting: 'gold',
  running: 'processing',
  warning: 'warning',
  bad: 'error',
  off: 'default',
  plain: undefined,
}

export function StatusTag({ meaning, hint, children }: { meaning: Meaning; hint?: ReactNode; children: ReactNode }) {
  const tag = (
    <Tag color={colours[meaning]} style={{ marginInlineEnd: 0 }}>
      {children}
    </Tag>
  )
  return hint === undefined ? tag : <Tooltip title={hint}>{tag}</Tooltip>
}
