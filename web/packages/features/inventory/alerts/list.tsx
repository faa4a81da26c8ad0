/** What is too little, too much, or lies too long. */
import { useMemo } from 'react'
import type { RowOf } from '@api/types'
import { ListPage } from '@ui/list-page'
import type { Column, Filter } from '@ui/list-types'
import { useMe } from '@ui/me'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { GoodsCell } from '../goods'
import { useWarehouses } from '../places/hooks'
import { meanings } from '../stock/columns'
import { ALERTS } from '../words'
import { type Text, useText } from './texts'

type Alert = RowOf<'/api/console/inventory/alerts'>

export default function Alerts() {
  const t = useText()
  const { place } = useMe()
  const warehouses = useWarehouses()
  const shown = useMemo(() => columns(t), [t])
  const filters = useMemo<Filter[]>(
    () => [
      { kind: 'choices', name: 'kind', title: t('kind'), options: ALERTS.map((kind) => ({ value: kind, label: t(kind) })) },
      ...(place.console === 'warehouse' ? [] : [{ kind: 'choice' as const, name: 'warehouse_id', title: t('warehouse'), options: warehouses }]),
    ],
    [t, warehouses, place.console],
  )
  return (
    <ListPage
      path="/api/console/inventory/alerts"
      title={t('title')}
      what={t('what')}
      columns={shown}
      filters={filters}
      tabs={[
        { key: 'open', title: t('tab.open'), set: { state: 'open' } },
        { key: 'closed', title: t('tab.closed'), set: { state: 'closed' } },
      ]}
      open={(row) => `/inventory/stock/${row.sku_id}`}
      empty={{ why: t('none') }}
    />
  )
}

function columns(t: Text): Column<Alert>[] {
  return [
    { key: 'goods', title: t('goods'), width: 320, show: (row) => <GoodsCell goods={row.sku} width={230} /> },
    { key: 'warehouse', title: t('warehouse'), show: (row) => row.warehouse_name || '—' },
    { key: 'kind', title: t('kind'), show: (row) => <StatusTag meaning={meanings[row.kind]}>{t(row.kind)}</StatusTag> },
    { key: 'bound', title: t('bound'), right: true, show: (row) => t(`bound.${row.kind}`, { count: row.bound }) },
    { key: 'found', title: t('found'), right: true, show: (row) => row.quantity },
    { key: 'now', title: t('now'), right: true, show: (row) => row.free },
    { key: 'good', title: t('good'), right: true, show: (row) => row.good },
    { key: 'opened', title: t('opened'), sort: 'id', show: (row) => <Time at={row.opened_at} /> },
    { key: 'closed', title: t('closed'), hidden: true, show: (row) => <Time at={row.closed_at} /> },
  ]
}
