/** E-mails and text messages that were sent, or why they were not. */
import { useAct } from '@api/act'
import { api } from '@api/client'
import { ListPage } from '@ui/list-page'
import type { Column, Filter, RowOf } from '@ui/list-types'
import { useMay } from '@ui/me'
import { useSay } from '@ui/say'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { type Text, useText } from './texts'

const path = '/api/console/notices/deliveries'
type Row = RowOf<typeof path>

const STATES: Record<Row['state'], Meaning> = { waiting: 'waiting', sent: 'good', failed: 'bad', no_provider: 'warning', no_address: 'off' }
const AGAIN: readonly Row['state'][] = ['failed', 'no_provider']

function columns(t: Text, names: Map<string, string>): Column<Row>[] {
  return [
    { key: 'subject', title: t('deliveries.subject'), show: (row) => row.subject },
    { key: 'template', title: t('deliveries.template'), show: (row) => names.get(row.template) ?? row.template },
    { key: 'channel', title: t('deliveries.channel'), width: 110, show: (row) => t(`channel.${row.channel}`) },
    { key: 'address', title: t('deliveries.address'), show: (row) => row.address ?? '—' },
    {
      key: 'state',
      title: t('deliveries.state'),
      width: 120,
      show: (row) => (
        <StatusTag meaning={STATES[row.state]} hint={row.error ?? undefined}>
          {t(`delivery.${row.state}`)}
        </StatusTag>
      ),
    },
    { key: 'attempts', title: t('deliveries.attempts'), right: true, width: 80, show: (row) => row.attempts },
    { key: 'error', title: t('deliveries.error'), hidden: true, show: (row) => row.error ?? '—' },
    { key: 'created', title: t('deliveries.created'), width: 150, sort: 'created_at', show: (row) => <Time at={row.created_at} /> },
    { key: 'next', title: t('deliveries.next'), hidden: true, show: (row) => <Time at={row.next_try_at} /> },
    { key: 'finished', title: t('deliveries.finished'), hidden: true, show: (row) => <Time at={row.finished_at} /> },
  ]
}

function filters(t: Text, names: Map<string, string>): Filter[] {
  return [
    {
      kind: 'choice',
      name: 'channel',
      title: t('deliveries.channel'),
      options: (['email', 'sms'] as const).map((value) => ({ value, label: t(`channel.${value}`) })),
    },
    { kind: 'choice', name: 'template', title: t('deliveries.template'), options: [...names].map(([value, label]) => ({ value, label })) },
    { kind: 'between', from: 'created_from', below: 'created_before', title: t('deliveries.created') },
  ]
}

export default function Deliveries() {
  const t = useText()
  const say = useSay()
  const may = useMay()
  const retry = useAct('post', '/api/console/notices/deliveries/{delivery_id}/retry')
  const wishes = api.useQuery('get', '/api/console/notices/preferences').data?.wishes ?? []
  const names = new Map(wishes.map((one) => [one.template, one.name]))

  async function again(row: Row) {
    try {
      await retry.run({ params: { path: { delivery_id: row.id } } })
      say.done(t('deliveries.retried'))
    } catch (error) {
      say.problem(error)
    }
  }

  const states = Object.keys(STATES) as Row['state'][]
  return (
    <ListPage
      path={path}
      title={t('deliveries.title')}
      what={t('deliveries.what')}
      columns={columns(t, names)}
      filters={filters(t, names)}
      tabs={[{ key: 'all', title: t('deliveries.all'), set: {} }, ...states.map((state) => ({ key: state, title: t(`delivery.${state}`), set: { state } }))]}
      acts={(row) =>
        may('notices.delivery', 'write')
          ? [{ key: 'retry', title: t('deliveries.retry'), run: () => again(row), disabled: !AGAIN.includes(row.state) && t('deliveries.retry.not') }]
          : []
      }
      empty={{ why: t('deliveries.none') }}
    />
  )
}
