/** What lists of requests show and by what they are narrowed. */
import type { Schema } from '@api/types'
import type { Column, Filter } from '@ui/list-types'
import { Money } from '@ui/money'
import { Person } from '@ui/person'
import type { Say } from '@ui/texts'
import { Time } from '@ui/time'
import { causeKey, RequestState, STATES, stateKey } from './state'
import type { Key } from './texts'

type Row = Schema<'RequestView'>

export function columns(t: Say<Key>): Column<Row>[] {
  return [
    { key: 'number', title: t('number'), show: (row) => row.number, width: 190 },
    { key: 'act', title: t('act'), show: (row) => row.act_name },
    { key: 'title', title: t('title'), show: (row) => row.title || '—' },
    { key: 'asker', title: t('asker'), show: (row) => <Person name={row.asker} /> },
    { key: 'amount', title: t('amount'), show: (row) => (row.amount_fen === null ? '—' : <Money fen={row.amount_fen} />), right: true, hidden: true },
    { key: 'state', title: t('state'), show: (row) => <StateOf row={row} t={t} /> },
    { key: 'step', title: t('step'), show: (row) => stepOf(row, t) },
    { key: 'at', title: t('asked-at'), show: (row) => <Time at={row.at} />, sort: 'id' },
    { key: 'due', title: t('due-at'), show: (row) => <Time at={row.due_at} /> },
    { key: 'ended', title: t('ended-at'), show: (row) => <Time at={row.ended_at} />, hidden: true },
  ]
}

function StateOf({ row, t }: { row: Row; t: Say<Key> }) {
  const cause = causeKey(row.cause)
  return <RequestState state={row.state} hint={cause && t(cause)} />
}

export function stepOf(row: Pick<Row, 'step' | 'step_name' | 'steps_count'>, t: Say<Key>): string {
  if (row.step_name === null) return '—'
  return t('step.of', { name: row.step_name, step: row.step + 1, count: row.steps_count })
}

/** `acts`: those that there are, by name. */
export function filters(t: Say<Key>, acts: readonly Schema<'ActView'>[]): Filter[] {
  return [
    { kind: 'choices', name: 'state', title: t('state'), options: STATES.map((state) => ({ value: state, label: t(stateKey(state)) })) },
    { kind: 'choice', name: 'act', title: t('act'), options: acts.map((act) => ({ value: act.code, label: act.name })) },
  ]
}
