/** Differences of one entry, field by field; what the reader may not see says so. */
import type { ReactNode } from 'react'
import type { Schema } from '@api/types'
import { shown } from '@ui/differences'
import { EyeInvisibleOutlined } from '@ui/icons'
import { Alert, Flex, Table, type TableColumnsType, Typography } from '@ui/parts'
import { Time } from '@ui/time'
import { useWords } from '@ui/words'
import { useText } from './texts'

/** What changes along with everything else, and says nothing by itself. */
const FOLLOWS = new Set(['id', 'version', 'changed_at', 'edited_at', 'edited_by', 'path', 'in_hand'])
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/

type Change = Schema<'LogDifferenceView'>

export function Changes({ changes, cut }: { changes: readonly Change[]; cut: number }) {
  const t = useText()
  const columns: TableColumnsType<Change> = [
    { key: 'field', title: t('field'), width: 200, render: (_, one) => <span title={one.field}>{one.field_name}</span> },
    { key: 'before', title: t('before'), render: (_, one) => <Value change={one} value={one.before} gone /> },
    { key: 'after', title: t('after'), render: (_, one) => <Value change={one} value={one.after} /> },
  ]
  return (
    <Flex vertical gap={8}>
      {cut > 0 && <Alert type="warning" showIcon title={t('changes.cut', { count: cut })} />}
      <Table<Change>
        size="small"
        rowKey="field"
        pagination={false}
        columns={columns}
        dataSource={changes.filter((one) => !FOLLOWS.has(one.field))}
        locale={{ emptyText: t('changes.none') }}
      />
    </Flex>
  )
}

function Value({ change, value, gone = false }: { change: Change; value: unknown; gone?: boolean }): ReactNode {
  const t = useText()
  const word = useWords()
  if (change.hidden && (value === null || value === undefined))
    return (
      <Typography.Text type="secondary">
        <EyeInvisibleOutlined /> {t('hidden')}
      </Typography.Text>
    )
  if (typeof value === 'string' && MOMENT.test(value)) return <Time at={value} exact />
  const text = shown(value, { yes: word('yes'), no: word('no') })
  return (
    <Typography.Text
      type={gone ? 'secondary' : undefined}
      delete={gone && text !== '—'}
      style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
    >
      {text}
    </Typography.Text>
  )
}
