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

/** On the page of the thing itself, ids that nobody can read are left out: `brief`. */
export function Changes({ changes, cut, brief = false }: { changes: readonly Change[]; cut: number; brief?: boolean }) {
  const t = useText()
  const says = (one: Change) => !FOLLOWS.has(one.field) && !(brief && isSilent(one))
  const columns: TableColumnsType<Change> = [
    { key: 'field', title: t('field'), width: 200, render: (_, one) => <span title={one.field}>{one.field_name}</span> },
    { key: 'before', title: t('before'), render: (_, one) => <Value change={one} value={one.before} text={one.before_text} gone /> },
    { key: 'after', title: t('after'), render: (_, one) => <Value change={one} value={one.after} text={one.after_text} /> },
  ]
  return (
    <Flex vertical gap={8}>
      {cut > 0 && <Alert type="warning" showIcon title={t('changes.cut', { count: cut })} />}
      <Table<Change>
        size="small"
        rowKey="field"
        pagination={false}
        columns={columns}
        dataSource={changes.filter(says)}
        locale={{ emptyText: t('changes.none') }}
      />
    </Flex>
  )
}

function isSilent({ before, before_text, after, after_text }: Change) {
  const sides = [
    [before, before_text],
    [after, after_text],
  ]
  return sides.every(([value, text]) => text === '' || value === null) && sides.some(([value]) => value !== null)
}

interface ValueProps {
  change: Change
  value: unknown
  text: string | null
  gone?: boolean
}

function Value({ change, value, text: said, gone = false }: ValueProps): ReactNode {
  const t = useText()
  const word = useWords()
  if (change.hidden && (value === null || value === undefined))
    return (
      <Typography.Text type="secondary">
        <EyeInvisibleOutlined /> {t('hidden')}
      </Typography.Text>
    )
  if (typeof value === 'string' && MOMENT.test(value)) return <Time at={value} exact />
  const text = shown(said || value, { yes: word('yes'), no: word('no') })
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
