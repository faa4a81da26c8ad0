/** The dispatch desk: what is late, what nobody has, what warehouses could not find. */
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api } from '@api/client'
import { ListTable } from '@ui/list-table'
import type { Column, RowOf } from '@ui/list-types'
import { useMe } from '@ui/me'
import { PageHeader } from '@ui/page-header'
import { Badge, Flex, Segmented } from '@ui/parts'
import { StatusTag } from '@ui/status-tag'
import { Pictured } from '@ui/thumbnail'
import { Time } from '@ui/time'
import { shipmentColumns, SHIPMENTS } from '../shipments/columns'
import { type Text, useText } from '../texts'

const LATE = '/api/console/fulfilment/open-orders'
const BACK = '/api/console/fulfilment/back-orders'
type Late = RowOf<typeof LATE>
type Back = RowOf<typeof BACK>
const TABS = ['overdue', 'due-soon', 'back', 'short', 'refused'] as const
type Tab = (typeof TABS)[number]

const REFRESH_MILLISECONDS = 30_000
const SOON_MILLISECONDS = 6 * 3_600_000

export default function Desk() {
  const t = useText()
  const isPlatform = useMe().place.console === 'platform'
  const [asked, ask] = useSearchParams()
  const tab = TABS.find((one) => one === asked.get('tab')) ?? 'overdue'
  const [now] = useState(() => Date.now())
  const counts = api.useQuery('get', '/api/console/fulfilment/desk/counts', {}, { refetchInterval: REFRESH_MILLISECONDS }).data
  const counted: Record<Tab, number> = { overdue: counts?.overdue ?? 0, 'due-soon': counts?.due_soon ?? 0, back: counts?.back_orders ?? 0, short: counts?.short ?? 0, refused: counts?.refused ?? 0 }
  const options = TABS.map((value) => ({
    value,
    label: (
      <Flex gap={6} align="center" style={{ paddingInline: 4 }}>
        {t(`desk.${value}`)}
        {counts !== undefined && <Badge count={counted[value]} overflowCount={999} showZero color={counted[value] > 0 && (value === 'overdue' || value === 'refused') ? undefined : 'var(--ant-color-text-tertiary)'} />}
      </Flex>
    ),
  }))
  const waiting = counts !== undefined && (
    <Link to="/fulfilment/shipments">
      {t('desk.waiting')} {counts.waiting}
    </Link>
  )
  const moment = new Date(now).toISOString()
  const due: Record<string, string> = tab === 'overdue' ? { ship_before: moment } : { ship_from: moment, ship_before: new Date(now + SOON_MILLISECONDS).toISOString() }
  return (
    <>
      <PageHeader title={t('desk')} what={t('desk.what')} primary={waiting} />
      <Segmented<Tab> options={options} value={tab} onChange={(chosen) => ask({ tab: chosen }, { replace: true })} style={{ marginBlockEnd: 16 }} aria-label={t('desk')} />
      {tab === 'overdue' || tab === 'due-soon' ? (
        <ListTable key={tab} path={LATE} columns={lateColumns(t, isPlatform, now)} fixed={due} rowKey="order_id" open={(row) => `/fulfilment/orders/${row.order_id}`} empty={{ why: t('desk.none.late') }} />
      ) : tab === 'refused' ? (
        <ListTable key={tab} path={SHIPMENTS} columns={shipmentColumns(t, isPlatform)} fixed={{ refused: 'true' }} open={(row) => `/fulfilment/shipments/${row.id}`} empty={{ why: t('desk.none.refused') }} />
      ) : (
        <ListTable
          key={tab}
          path={BACK}
          columns={backColumns(t, isPlatform)}
          fixed={tab === 'short' ? { short: 'true' } : {}}
          open={(row) => `/fulfilment/orders/${row.order_id}`}
          empty={{ why: t(tab === 'short' ? 'desk.none.short' : 'desk.none.back') }}
        />
      )}
    </>
  )
}

function lateColumns(t: Text, isPlatform: boolean, now: number): Column<Late>[] {
  return [
    { key: 'order', title: t('order'), show: (row) => <span className="ht-number">{row.number}</span> },
    ...(isPlatform ? [{ key: 'shop', title: t('shop'), show: (row: Late) => row.shop_name }] : []),
    {
      key: 'ship-by',
      title: t('ship-by'),
      sort: 'ship_by',
      show: (row) => (
        <Flex gap={4} align="center">
          <Time at={row.ship_by} />
          {new Date(row.ship_by).getTime() < now && <StatusTag meaning="bad">{t('overdue')}</StatusTag>}
        </Flex>
      ),
    },
    { key: 'ordered', title: t('ordered'), right: true, show: (row) => row.quantity },
    { key: 'waiting', title: t('waiting'), right: true, show: (row) => row.waiting },
    { key: 'assigned', title: t('assigned'), right: true, show: (row) => row.assigned },
    { key: 'shipped', title: t('shipped'), right: true, show: (row) => row.shipped },
  ]
}

function backColumns(t: Text, isPlatform: boolean): Column<Back>[] {
  return [
    { key: 'order', title: t('order'), show: (row) => <span className="ht-number">{row.order_number}</span> },
    { key: 'goods', title: t('lines'), show: (row) => <Pictured file={row.picture} name={row.product_name} second={`${row.sku_code} ${row.spec_text}`} /> },
    ...(isPlatform ? [{ key: 'shop', title: t('shop'), show: (row: Back) => row.shop_name }] : []),
    { key: 'kind', title: t('waits-for'), width: 120, show: (row) => <StatusTag meaning={row.kind === 'card_key' ? 'warning' : 'plain'}>{t(`kind.${row.kind}`)}</StatusTag> },
    { key: 'waiting', title: t('waiting-pieces'), right: true, show: (row) => `${row.waiting} / ${row.quantity}` },
    { key: 'refusals', title: t('refusals'), right: true, show: (row) => row.refusals },
    { key: 'ship-by', title: t('ship-by'), sort: 'ship_by', show: (row) => <Time at={row.ship_by} /> },
    { key: 'tried', title: t('tried'), show: (row) => <Time at={row.tried_at} /> },
  ]
}
