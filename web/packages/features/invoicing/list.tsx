/** Requests for invoices by how they stand, the newest first. */
import { Link } from 'react-router'
import { api } from '@api/client'
import { ListPage } from '@ui/list-page'
import type { Column, Filter, Tab } from '@ui/list-types'
import { useMe } from '@ui/me'
import { Time } from '@ui/time'
import { RequestState, type Row } from './state'
import { type Text, useText } from './texts'

const PATH = '/api/console/invoicing/requests'
const TO_DO = ['waiting', 'asked', 'failed', 'correcting'] as const
const OVER = ['issued', 'reversed', 'refused', 'withdrawn'] as const

function columnsOf(t: Text, isPlatform: boolean): Column<Row>[] {
  return [
    { key: 'number', title: t('number'), width: 200, show: (it) => <span className="ht-number">{it.number}</span> },
    { key: 'state', title: t('state'), width: 110, show: (it) => <RequestState state={it.state} t={t} /> },
    { key: 'form', title: t('form'), width: 100, show: (it) => t(`form.${it.form}`) },
    { key: 'buyer', title: t('buyer'), width: 220, show: (it) => it.title },
    { key: 'tax_number', title: t('tax-number'), width: 180, show: (it) => (it.tax_number === '' ? '—' : <span className="ht-number">{it.tax_number}</span>) },
    { key: 'order', title: t('order'), width: 200, show: (it) => <Link className="ht-number" to={`/ordering/orders/${it.order_id}`}>{it.order_number}</Link> },
    ...(isPlatform ? [{ key: 'shop', title: t('shop'), width: 120, show: (it: Row) => it.shop_name }] : []),
    { key: 'asked', title: t('asked'), width: 120, show: (it) => <Time at={it.asked_at} /> },
  ]
}

export default function Requests() {
  const t = useText()
  const isPlatform = useMe().place.console === 'platform'
  const counts = api.useQuery('get', '/api/console/invoicing/requests/counts').data
  const tabs: Tab[] = [
    ...TO_DO.map((state) => ({ key: state, title: t(`state.${state}`), set: { state: [state] }, count: counts?.find((one) => one.state === state)?.count })),
    ...OVER.map((state) => ({ key: state, title: t(`state.${state}`), set: { state: [state] } })),
    { key: 'all', title: t('all'), set: {} },
  ]
  const filters: Filter[] = [
    { kind: 'text', name: 'number', title: t('number') },
    { kind: 'text', name: 'order_number', title: t('order') },
    { kind: 'choice', name: 'form', title: t('form'), options: (['plain', 'special'] as const).map((value) => ({ value, label: t(`form.${value}`) })) },
    { kind: 'between', from: 'asked_from', below: 'asked_before', title: t('asked') },
  ]
  return <ListPage path={PATH} title={t('title')} what={t('what')} columns={columnsOf(t, isPlatform)} filters={filters} tabs={tabs} exportAs="invoicing.requests" open={(row) => `/invoices/${row.id}`} empty={{ why: t('none') }} />
}
