/** Columns of bills and of their rows. */
import type { Schema } from '@api/types'
import type { Column, Filter, RowOf } from '@ui/list-types'
import { Money } from '@ui/money'
import { Flex, Tooltip, Typography } from '@ui/parts'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { Day, Time } from '@ui/time'
import type { BillText } from '../bill-texts'
import { GATEWAYS } from '../states'
import type { Text } from '../texts'
import { Fee } from './fee'

export const BILLS = '/api/console/payments/bills'
export const BILL_ROWS = '/api/console/payments/bills/{bill_id}/rows'
export type Bill = Schema<'BillView'>
type Row = RowOf<typeof BILLS>
type Moved = RowOf<typeof BILL_ROWS>

const MEANINGS: Record<Bill['state'], Meaning> = { waiting: 'running', read: 'good', unreadable: 'bad', absent: 'off', failed: 'bad' }
export const STATES = Object.keys(MEANINGS) as Bill['state'][]

export function BillState({ bill, b }: { bill: Bill; b: BillText }) {
  return (
    <StatusTag meaning={MEANINGS[bill.state]} hint={bill.error ?? undefined}>
      {b(`state.${bill.state}`)}
    </StatusTag>
  )
}

/** A sum, and of how many lines. */
export function Sum({ fen, count, b }: { fen: number; count: number; b: BillText }) {
  if (count === 0) return '—'
  return (
    <Flex vertical align="end">
      <Money fen={fen} />
      <Typography.Text type="secondary">{b('count', { count })}</Typography.Text>
    </Flex>
  )
}

export function billColumns(b: BillText, t: Text): Column<Row>[] {
  return [
    { key: 'day', title: b('day'), sort: 'day', width: 130, show: (row) => <Day at={row.day} /> },
    { key: 'channel', title: b('channel'), width: 120, show: (row) => t(`method.${row.channel}`) },
    { key: 'state', title: b('state'), width: 130, show: (row) => <BillState bill={row} b={b} /> },
    { key: 'paid', title: b('paid'), right: true, show: (row) => <Sum fen={row.payment_fen} count={row.payment_count} b={b} /> },
    { key: 'refunded', title: b('refunded'), right: true, show: (row) => <Sum fen={row.refund_fen} count={row.refund_count} b={b} /> },
    { key: 'fee', title: b('fee'), right: true, show: (row) => <Fee thousandths={row.fee_fen_thousandths} /> },
    { key: 'fetched', title: b('fetched'), width: 160, show: (row) => <Time at={row.fetched_at} /> },
    { key: 'due', title: b('due'), width: 160, show: (row) => <Time at={row.due_at} /> },
  ]
}

export function billFilters(b: BillText, t: Text): Filter[] {
  return [{ kind: 'choice', name: 'channel', title: b('channel'), options: GATEWAYS.map((value) => ({ value, label: t(`method.${value}`) })) }]
}

export function rowColumns(b: BillText): Column<Moved>[] {
  return [
    { key: 'line', title: b('line'), sort: 'line', width: 80, show: (row) => row.line },
    { key: 'kind', title: b('kind'), width: 90, show: (row) => b(`kind.${row.kind}`) },
    { key: 'number', title: b('number'), show: (row) => row.number },
    { key: 'refund-number', title: b('refund-number'), show: (row) => row.refund_number || '—' },
    { key: 'gateway-number', title: b('gateway-number'), show: (row) => row.gateway_number },
    { key: 'amount', title: b('amount'), right: true, show: (row) => <Money fen={row.amount_fen} /> },
    { key: 'fee', title: b('fee'), right: true, show: (row) => <Fee thousandths={row.fee_fen_thousandths} /> },
    { key: 'moved', title: b('moved'), width: 180, show: (row) => <Time at={row.moved_at} exact /> },
    { key: 'raw', title: b('raw'), hidden: true, show: (row) => <Raw text={row.raw} /> },
  ]
}

function Raw({ text }: { text: string }) {
  return (
    <Tooltip title={text}>
      <Typography.Text code ellipsis style={{ maxWidth: 320 }}>
        {text}
      </Typography.Text>
    </Tooltip>
  )
}

export function rowFilters(b: BillText): Filter[] {
  return [
    { kind: 'text', name: 'number', title: b('number') },
    { kind: 'choice', name: 'kind', title: b('kind'), options: (['payment', 'refund'] as const).map((value) => ({ value, label: b(`kind.${value}`) })) },
  ]
}
