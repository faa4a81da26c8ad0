/** Payouts by how they stand, the newest first. */
import { api } from '@api/client'
import { ListPage } from '@ui/list-page'
import type { Column, Filter, Tab } from '@ui/list-types'
import { useMe } from '@ui/me'
import { Money } from '@ui/money'
import { Time } from '@ui/time'
import { ReleaseButton } from './release'
import { PayoutState, type Row } from './state'
import { type Text, useText } from './texts'

const PATH = '/api/console/payouts/payouts'
const TO_DO = ['asked', 'ready', 'sent', 'failed', 'returned'] as const
const OVER = ['paid', 'cancelled'] as const

function columnsOf(t: Text, isPlatform: boolean): Column<Row>[] {
  return [
    { key: 'number', title: t('number'), width: 200, show: (it) => <span className="ht-number">{it.number}</span> },
    ...(isPlatform ? [{ key: 'merchant', title: t('merchant'), width: 180, show: (it: Row) => it.merchant_name }] : []),
    { key: 'state', title: t('state'), width: 120, show: (it) => <PayoutState it={it} t={t} /> },
    { key: 'amount', title: t('amount'), width: 120, right: true, show: (it) => <Money fen={it.amount_fen} /> },
    { key: 'source', title: t('source'), width: 90, show: (it) => t(`source.${it.source}`) },
    { key: 'bill', title: t('bill'), width: 130, show: (it) => (it.bill_number === null ? '—' : <span className="ht-number">{it.bill_number}</span>) },
    { key: 'asked', title: t('asked'), width: 160, show: (it) => <Time at={it.asked_at} /> },
    { key: 'paid', title: t('paid'), width: 140, show: (it) => (it.paid_at === null ? '—' : <Time at={it.paid_at} />) },
  ]
}

export default function Payouts() {
  const t = useText()
  const isPlatform = useMe().place.console === 'platform'
  const counts = api.useQuery('get', '/api/console/payouts/payouts/counts').data
  const tabs: Tab[] = [
    ...TO_DO.map((state) => ({ key: state, title: t(`state.${state}`), set: { state: [state] }, count: counts?.find((one) => one.state === state)?.count })),
    ...OVER.map((state) => ({ key: state, title: t(`state.${state}`), set: { state: [state] } })),
    { key: 'all', title: t('all'), set: {} },
  ]
  const filters: Filter[] = [
    { kind: 'text', name: 'number', title: t('number') },
    { kind: 'choice', name: 'source', title: t('source'), options: (['earnings', 'deposit'] as const).map((value) => ({ value, label: t(`source.${value}`) })) },
    { kind: 'between', from: 'asked_from', below: 'asked_before', title: t('asked') },
  ]
  return <ListPage path={PATH} title={t('title')} what={t('what')} columns={columnsOf(t, isPlatform)} filters={filters} tabs={tabs} exportAs="payouts.payouts" open={(row) => `/payouts/${row.id}`} primary={isPlatform && <ReleaseButton />} empty={{ why: t('none') }} />
}
