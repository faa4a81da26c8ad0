/** Columns and filters of cases. */
import type { Column, Filter, RowOf } from '@ui/list-types'
import { Money } from '@ui/money'
import { Time } from '@ui/time'
import type { CaseText } from '../case-texts'
import { CaseState } from '../states'
import type { Text } from '../texts'

export const CASES = '/api/console/payments/cases'
type Row = RowOf<typeof CASES>
const KINDS = ['paid_after_close', 'paid_twice', 'amount_differs', 'unknown_payment', 'refund_failed'] as const

export function caseColumns(c: CaseText, t: Text): Column<Row>[] {
  return [
    { key: 'kind', title: c('kind'), width: 140, show: (row) => c(`kind.${row.kind}`) },
    { key: 'state', title: c('state'), width: 100, show: (row) => <CaseState state={row.state} /> },
    { key: 'amount', title: c('amount'), right: true, show: (row) => <Money fen={row.amount_fen} /> },
    { key: 'method', title: t('method'), width: 140, show: (row) => t(`method.${row.method}`) },
    { key: 'payment', title: t('number'), show: (row) => row.payment_number ?? '—' },
    { key: 'gateway-number', title: t('gateway-number'), show: (row) => row.gateway_number || '—' },
    { key: 'handled', title: c('handled'), width: 110, show: (row) => (row.handled === null ? '—' : c(`handled.${row.handled}`)) },
    { key: 'created', title: c('created'), width: 150, sort: 'created_at', show: (row) => <Time at={row.created_at} /> },
    { key: 'handled-at', title: c('handled.at'), width: 150, hidden: true, show: (row) => <Time at={row.handled_at} /> },
  ]
}

export function caseFilters(c: CaseText): Filter[] {
  return [
    { kind: 'choice', name: 'kind', title: c('kind'), options: KINDS.map((value) => ({ value, label: c(`kind.${value}`) })) },
    { kind: 'between', from: 'created_from', below: 'created_before', title: c('created') },
  ]
}
