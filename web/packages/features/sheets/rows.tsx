/** The rows of an import: what each would do or did, and why not. */
import { useMemo } from 'react'
import type { Imported } from '@api/sheets'
import type { Schema } from '@api/types'
import { differences, shown } from '@ui/differences'
import { ListTable } from '@ui/list-table'
import type { Column, Tab } from '@ui/list-types'
import { yuan } from '@ui/money'
import { Flex, Tag, Tooltip, Typography } from '@ui/parts'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { useWords } from '@ui/words'
import { type Text, useText } from './texts'

type Row = Schema<'ChangeView'>
type SheetColumn = Schema<'ColumnView'>
const ROW_STATES = ['planned', 'wrong', 'refused', 'done', 'same', 'undone', 'kept'] as const
type RowState = (typeof ROW_STATES)[number]

const MEANING: Record<RowState, Meaning> = {
  planned: 'waiting',
  wrong: 'bad',
  refused: 'bad',
  done: 'good',
  same: 'off',
  undone: 'off',
  kept: 'warning',
}
const stateOf = (row: Row) => ROW_STATES.find((one) => one === row.state) ?? 'planned'
const ACTS = ['create', 'change', 'same', 'none'] as const
const actOf = (row: Row) => ACTS.find((one) => one === row.act) ?? 'none'

type Names = ReadonlyMap<string, SheetColumn>

function columnsOf(t: Text, names: Names): Column<Row>[] {
  return [
    { key: 'row', title: t('row'), right: true, width: 80, sort: 'row', show: (row) => row.row },
    { key: 'state', title: t('state'), width: 110, show: (row) => <StatusTag meaning={MEANING[stateOf(row)]}>{t(stateOf(row))}</StatusTag> },
    { key: 'act', title: t('act'), width: 100, show: (row) => t(`act.${actOf(row)}`) },
    { key: 'content', title: t('content'), show: (row) => <Changed row={row} names={names} t={t} /> },
    { key: 'why', title: t('why'), width: 280, show: (row) => <Reasons row={row} /> },
  ]
}

/** How many rows there are of each state: the tabs that are worth showing. */
function tabsOf(it: Imported, t: Text): Tab[] {
  const waiting = it.state === 'checked' ? it.create_count + it.change_count : 0
  const counts: Record<RowState, number> = {
    planned: waiting,
    wrong: it.wrong_count,
    refused: it.refused_count,
    done: it.done_count - it.undone_count - it.kept_count,
    same: it.same_count,
    undone: it.undone_count,
    kept: it.kept_count,
  }
  const filled = ROW_STATES.filter((state) => counts[state] > 0)
  return [{ key: 'all', title: t('all'), set: {} }, ...filled.map((state) => ({ key: state, title: t(state), set: { state }, count: counts[state] }))]
}

export function Rows({ importer, it, columns }: { importer: string; it: Imported; columns: readonly SheetColumn[] }) {
  const t = useText()
  const names = useMemo(() => new Map(columns.flatMap((column): [string, SheetColumn][] => [[column.key, column], [column.key.split('.').at(-1) ?? column.key, column]])), [columns])
  return (
    <ListTable
      path="/api/console/sheets/{importer}/imports/{import_id}/rows"
      at={{ importer, import_id: it.id }}
      columns={columnsOf(t, names)}
      tabs={tabsOf(it, t)}
      rowKey="row"
      empty={{ why: t('rows.none') }}
    />
  )
}

/** The column of a field, and its title; one of many columns has a name behind a colon. */
function columnOf(field: string, names: Names): { column: SheetColumn | undefined; title: string } {
  const [key = field, ...name] = field.split(':')
  const column = names.get(key)
  return { column, title: [column?.title, ...name].join(':') }
}

function Changed({ row, names, t }: { row: Row; names: Names; t: Text }) {
  const word = useWords()
  const text = { yes: word('yes'), no: word('no') }
  // Amounts are kept in whole fen.
  function say(value: unknown, column: SheetColumn | undefined) {
    if (column?.kind === 'amount' && typeof value === 'number') return `¥${yuan(value)}`
    return (typeof value === 'string' ? column?.choices[value] : undefined) ?? shown(value, text)
  }
  const changed = differences(row.before, row.after)
    .map((one) => ({ ...one, ...columnOf(one.field, names) }))
    .filter((one) => one.column !== undefined)
  // Of something new only what was given is worth reading.
  const told = row.before === null ? changed.filter((one) => one.after !== '' && one.after !== null) : changed
  return (
    <Flex gap="2px 12px" wrap style={{ maxWidth: 460, whiteSpace: 'normal' }}>
      {row.after?.review === true && (
        <Tooltip title={t('review.why')}>
          <Tag color="gold">{t('review')}</Tag>
        </Tooltip>
      )}
      {told.map((one) => (
        <span key={one.field}>
          <Typography.Text type="secondary">{one.title} </Typography.Text>
          {row.before !== null && (
            <Typography.Text delete type="secondary">
              {say(one.before, one.column)}
            </Typography.Text>
          )}{' '}
          <Typography.Text>{say(one.after, one.column)}</Typography.Text>
        </span>
      ))}
    </Flex>
  )
}

function Reasons({ row }: { row: Row }) {
  return (
    <div style={{ whiteSpace: 'normal', maxWidth: 320 }}>
      {row.reasons.map((reason) => (
        <div key={`${reason.cell} ${reason.code}`}>
          <Typography.Text code>{reason.cell}</Typography.Text> {reason.title === null ? '' : `${reason.title}：`}
          {reason.text}
        </div>
      ))}
    </div>
  )
}
