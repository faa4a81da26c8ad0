/** Columns and filters of payments. */
import type { Column, Filter, RowOf } from '@ui/list-types'
import { Money } from '@ui/money'
import { Time } from '@ui/time'
import { METHODS, PaymentState } from '../states'
import type { Text } from '../texts'

export const PAYMENTS = '/api/console/payments/payments'
type Row = RowOf<typeof PAYMENTS>

export function paymentColumns(t: Text): Column<Row>[] {
  return [
    { key: 'number', title: t('number'), width: 200, show: (row) => row.number },
    { key: 'state', title: t('state'), width: 100, show: (row) => <PaymentState payment={row} /> },
    { key: 'method', title: t('method'), width: 140, show: (row) => t(`method.${row.method}`) },
    { key: 'amount', title: t('amount'), right: true, show: (row) => <Money fen={row.amount_fen} /> },
    { key: 'paid', title: t('paid'), right: true, show: (row) => (row.paid_fen === 0 ? '—' : <Money fen={row.paid_fen} />) },
    { key: 'refunded', title: t('refunded'), right: true, show: (row) => (row.refunded_fen === 0 ? '—' : <Money fen={row.refunded_fen} />) },
    { key: 'title', title: t('title'), show: (row) => row.title },
    { key: 'gateway-number', title: t('gateway-number'), hidden: true, show: (row) => row.gateway_number ?? '—' },
    { key: 'created', title: t('created'), width: 150, sort: 'created_at', show: (row) => <Time at={row.created_at} /> },
    { key: 'paid-at', title: t('paid-at'), width: 150, show: (row) => <Time at={row.paid_at} /> },
  ]
}

export function paymentFilters(t: Text): Filter[] {
  return [
    { kind: 'text', name: 'number', title: t('number') },
    { kind: 'text', name: 'trade_number', title: t('trade-number') },
    { kind: 'choice', name: 'method', title: t('method'), options: METHODS.map((value) => ({ value, label: t(`method.${value}`) })) },
    { kind: 'between', from: 'created_from', below: 'created_before', title: t('created') },
    { kind: 'text', name: 'gateway_number', title: t('gateway-number') },
  ]
}
