/** Columns and filters of shipments. */
import { useState } from 'react'
import type { Column, Filter, RowOf } from '@ui/list-types'
import { Money } from '@ui/money'
import { Flex } from '@ui/parts'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { WaybillNumber } from '@ui/waybill-state'
import { isOpen, ShipmentState } from '../state'
import type { Text } from '../texts'

export const SHIPMENTS = '/api/console/fulfilment/shipments'
type Row = RowOf<typeof SHIPMENTS>

export function Promised({ row, t }: { row: Pick<Row, 'promise_at' | 'state'>; t: Text }) {
  const [now] = useState(() => Date.now())
  const late = isOpen(row) && new Date(row.promise_at).getTime() < now
  return (
    <Flex gap={4} align="center">
      <Time at={row.promise_at} />
      {late && <StatusTag meaning="bad">{t('overdue')}</StatusTag>}
    </Flex>
  )
}

/** What is shown at first fits 1440 pixels; the rest is chosen. */
export function shipmentColumns(t: Text, isPlatform: boolean): Column<Row>[] {
  return [
    { key: 'number', title: t('number'), width: 178, show: (row) => <span className="ht-number">{row.number}</span> },
    { key: 'state', title: t('state'), width: 80, show: (row) => <ShipmentState state={row.state} t={t} /> },
    { key: 'orders', title: t('orders'), width: 178, show: (row) => <span className="ht-number">{row.order_numbers.join(' ')}</span> },
    { key: 'waybills', title: t('waybills'), width: 150, show: (row) => (row.waybill_state === 'none' && row.waybills.length === 0 ? '—' : <WaybillNumber number={row.waybills.join(' ')} state={row.waybill_state} none="—" />) },
    ...(isPlatform ? [{ key: 'shop', title: t('shop'), width: 88, show: (row: Row) => row.shop_name }] : []),
    { key: 'warehouse', title: t('warehouse'), width: 100, show: (row) => row.warehouse_name },
    { key: 'mode', title: t('mode'), width: 100, hidden: true, show: (row) => t(`mode.${row.mode}`) },
    { key: 'receiver', title: t('receiver'), width: 72, show: (row) => row.recipient ?? '—' },
    { key: 'region', title: t('region'), width: 190, hidden: true, show: (row) => row.region },
    { key: 'pieces', title: t('pieces'), width: 62, right: true, show: (row) => row.pieces_count },
    { key: 'value', title: t('value'), width: 110, right: true, hidden: true, show: (row) => <Money fen={row.value_fen} /> },
    { key: 'promise', title: t('promise'), width: 140, show: (row) => <Promised row={row} t={t} /> },
    { key: 'created', title: t('created'), width: 130, hidden: true, sort: 'created_at', show: (row) => <Time at={row.created_at} /> },
  ]
}

export function shipmentFilters(t: Text): Filter[] {
  return [
    { kind: 'text', name: 'text', title: t('search') },
    { kind: 'between', from: 'created_from', below: 'created_before', title: t('created') },
  ]
}
