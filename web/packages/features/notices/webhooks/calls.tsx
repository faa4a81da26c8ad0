/** Columns and filters of the calls to webhooks. */
import type { Column, Filter, RowOf } from '@ui/list-types'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import type { Text } from './texts'

export const CALLS = '/api/console/notices/webhook-calls'
type Row = RowOf<typeof CALLS>

export const STATES: Record<Row['state'], Meaning> = { waiting: 'waiting', delivered: 'good', failed: 'bad' }
/** The kind of a test, which nobody subscribes to. */
const TEST = 'notices.test'

export function kindName(t: Text, names: Map<string, string>, kind: string): string {
  return kind === TEST ? t('webhooks.try') : (names.get(kind) ?? kind)
}

export function callColumns(t: Text, names: Map<string, string>): Column<Row>[] {
  return [
    { key: 'kind', title: t('calls.kind'), show: (row) => kindName(t, names, row.kind) },
    {
      key: 'state',
      title: t('calls.state'),
      width: 110,
      show: (row) => (
        <StatusTag meaning={STATES[row.state]} hint={row.error ?? undefined}>
          {t(`call.${row.state}`)}
        </StatusTag>
      ),
    },
    { key: 'status', title: t('calls.status'), right: true, width: 100, show: (row) => row.status ?? '—' },
    { key: 'attempts', title: t('calls.attempts'), right: true, width: 80, show: (row) => row.attempts },
    { key: 'error', title: t('calls.error'), hidden: true, show: (row) => row.error ?? '—' },
    { key: 'created', title: t('calls.created'), width: 150, sort: 'id', show: (row) => <Time at={row.created_at} /> },
    { key: 'next', title: t('calls.next'), width: 150, show: (row) => <Time at={row.next_try_at} /> },
  ]
}

export function callFilters(t: Text, names: Map<string, string>): Filter[] {
  const states = Object.keys(STATES) as Row['state'][]
  return [
    { kind: 'choices', name: 'state', title: t('calls.state'), options: states.map((value) => ({ value, label: t(`call.${value}`) })) },
    { kind: 'choice', name: 'kind', title: t('calls.kind'), options: [...names].map(([value, label]) => ({ value, label })) },
  ]
}
