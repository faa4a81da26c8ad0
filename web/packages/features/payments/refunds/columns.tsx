/** Columns and filters of refunds. */
import type { Column, Filter, RowOf } from '@ui/list-types'
import { Money } from '@ui/money'
import { Time } from '@ui/time'
import { RefundState } from '../states'
import { type Text, whyRefunded } from '../texts'

export const REFUNDS = '/api/console/payments/refunds'
type Row = RowOf<typeof REFUNDS>

export function refundColumns(t: Text): Column<Row>[] {
  return [
    { key: 'number', title: t('refund'), width: 200, show: (row) => row.number },
    { key: 'state', title: t('state'), width: 100, show: (row) => <RefundState refund={row} /> },
    { key: 'method', title: t('method'), width: 140, show: (row) => t(`method.${row.method}`) },
    { key: 'amount', title: t('refund.amount'), right: true, show: (row) => <Money fen={row.amount_fen} /> },
    { key: 'reason', title: t('refund.reason'), show: (row) => whyRefunded(t, row.reason) },
    { key: 'attempts', title: t('refund.attempts'), right: true, width: 90, hidden: true, show: (row) => t('refund.attempts.times', { count: row.attempts }) },
    { key: 'created', title: t('created'), width: 150, sort: 'created_at', show: (row) => <Time at={row.created_at} /> },
    { key: 'finished', title: t('refund.finished'), width: 150, show: (row) => <Time at={row.finished_at} /> },
  ]
}

export function refundFilters(t: Text): Filter[] {
  return [
    { kind: 'text', name: 'number', title: t('refund') },
    { kind: 'text', name: 'payment_number', title: t('number') },
    { kind: 'text', name: 'trade_number', title: t('trade-number') },
    { kind: 'between', from: 'created_from', below: 'created_before', title: t('created') },
  ]
}
