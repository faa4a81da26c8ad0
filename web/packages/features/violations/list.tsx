/** Violations by how they stand, the newest first. */
import { api } from '@api/client'
import { ListPage } from '@ui/list-page'
import type { Column, Filter, Tab } from '@ui/list-types'
import { useMe } from '@ui/me'
import { Money } from '@ui/money'
import { Time } from '@ui/time'
import { RaiseButton } from './raise'
import { KINDS, type Row, ViolationState } from './state'
import { type Text, useText } from './texts'

const PATH = '/api/console/violations/violations'
const OPEN = ['told', 'appealed', 'asked'] as const
const OVER = ['fined', 'withdrawn'] as const

function columnsOf(t: Text, isPlatform: boolean): Column<Row>[] {
  return [
    { key: 'number', title: t('number'), width: 190, show: (it) => <span className="ht-number">{it.number}</span> },
    ...(isPlatform ? [{ key: 'merchant', title: t('merchant'), width: 150, show: (it: Row) => it.merchant_name }] : []),
    { key: 'kind', title: t('kind'), width: 110, show: (it) => t(`kind.${it.kind}`) },
    { key: 'state', title: t('state'), width: 110, show: (it) => <ViolationState state={it.state} t={t} /> },
    { key: 'fine', title: t('fine'), width: 100, right: true, show: (it) => <Money fen={it.fine_fen} /> },
    { key: 'points', title: t('points'), width: 70, right: true, show: (it) => it.points },
    { key: 'order', title: t('order'), width: 190, show: (it) => (it.order_number === '' ? '—' : <span className="ht-number">{it.order_number}</span>) },
    { key: 'due', title: t('due'), width: 110, show: (it) => (it.due_at === null ? '—' : <Time at={it.due_at} />) },
    { key: 'raised', title: t('raised'), width: 110, show: (it) => <Time at={it.raised_at} /> },
  ]
}

export default function Violations() {
  const t = useText()
  const isPlatform = useMe().place.console === 'platform'
  const counts = api.useQuery('get', '/api/console/violations/violations/counts').data
  const open = OPEN.filter((state) => isPlatform || state !== 'asked')
  const tabs: Tab[] = [
    ...open.map((state) => ({ key: state, title: t(`state.${state}`), set: { state: [state] }, count: counts?.find((one) => one.state === state)?.count })),
    ...OVER.map((state) => ({ key: state, title: t(`state.${state}`), set: { state: [state] } })),
    { key: 'all', title: t('all'), set: {} },
  ]
  const filters: Filter[] = [
    { kind: 'text', name: 'number', title: t('number') },
    { kind: 'choice', name: 'kind', title: t('kind'), options: KINDS.map((value) => ({ value, label: t(`kind.${value}`) })) },
  ]
  return <ListPage path={PATH} title={t('title')} what={t(isPlatform ? 'what' : 'what.own')} columns={columnsOf(t, isPlatform)} filters={filters} tabs={tabs} open={(row) => `/violations/${row.id}`} primary={isPlatform && <RaiseButton />} empty={{ why: t('none') }} />
}
