/** Two states of a thing side by side: only what differs. */
import type { ReactNode } from 'react'
import { Table, Typography } from 'antd'
import { useWords } from './words'

export type State = Record<string, unknown> | null | undefined

export interface Difference {
  field: string
  before: unknown
  after: unknown
}

/** Fields whose values differ, in the order in which they stand. */
export function differences(before: State, after: State): Difference[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return fields
    .map((field) => ({ field, before: before?.[field], after: after?.[field] }))
    .filter((one) => JSON.stringify(one.before ?? null) !== JSON.stringify(one.after ?? null))
}

export function Differences({ before, after, names = {} }: { before: State; after: State; names?: Record<string, ReactNode> }) {
  const word = useWords()
  const columns = [
    { key: 'field', title: word('difference.field'), width: 180, render: (one: Difference) => names[one.field] ?? one.field },
    { key: 'before', title: word('difference.before'), render: (one: Difference) => <Value value={one.before} gone /> },
    { key: 'after', title: word('difference.after'), render: (one: Difference) => <Value value={one.after} /> },
  ]
  return (
    <Table<Difference>
      size="small"
      rowKey="field"
      pagination={false}
      columns={columns}
      dataSource={differences(before, after)}
      locale={{ emptyText: word('difference.none') }}
    />
  )
}

function Value({ value, gone = false }: { value: unknown; gone?: boolean }) {
  const word = useWords()
  const text = shown(value, { yes: word('yes'), no: word('no') })
  return (
    <Typography.Text delete={gone && text !== '—'} type={gone ? 'secondary' : undefined} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {text}
    </Typography.Text>
  )
}

/** A value as people read it. */
export function shown(value: unknown, text: { yes: string; no: string }): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return value ? text.yes : text.no
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map((one) => shown(one, text)).join('\n')
  return typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value)
}
