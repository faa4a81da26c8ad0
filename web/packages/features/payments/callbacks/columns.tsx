/** Columns and filters of what gateways told, and of what was not believed. */
import type { Column, Filter, RowOf } from '@ui/list-types'
import { Money } from '@ui/money'
import { Tooltip, Typography } from '@ui/parts'
import { Time } from '@ui/time'
import type { CaseText } from '../case-texts'
import { GATEWAYS } from '../states'
import type { Text } from '../texts'

export const CALLBACKS = '/api/console/payments/callbacks'
export const REFUSED = '/api/console/payments/refused-callbacks'
type Row = RowOf<typeof CALLBACKS>
type Refused = RowOf<typeof REFUSED>
type Told = 'waiting' | 'paid' | 'closed' | 'unknown' | 'processing' | 'succeeded' | 'failed'
const REASONS = ['signature', 'moment', 'key', 'envelope', 'merchant', 'application', 'content'] as const
const HASH_SHOWN = 12

function Hash({ hash, c }: { hash: string; c: CaseText }) {
  return (
    <Tooltip title={`${c('hash.what')} · ${hash}`}>
      <Typography.Text code copyable={{ text: hash }}>
        {hash.slice(0, HASH_SHOWN)}
      </Typography.Text>
    </Tooltip>
  )
}

const channels = (t: Text) => GATEWAYS.map((value) => ({ value, label: t(`method.${value}`) }))

export function callbackColumns(c: CaseText, t: Text): Column<Row>[] {
  return [
    { key: 'event', title: c('event'), show: (row) => row.gateway_event },
    { key: 'channel', title: c('channel'), width: 110, show: (row) => t(`method.${row.channel}`) },
    { key: 'about', title: c('about'), width: 90, show: (row) => c(`about.${row.kind}`) },
    { key: 'number', title: c('number'), width: 200, show: (row) => row.number },
    { key: 'told', title: c('told'), width: 100, show: (row) => c(`told.${row.state as Told}`) },
    { key: 'amount', title: c('amount'), right: true, show: (row) => <Money fen={row.amount_fen} /> },
    { key: 'hash', title: c('hash'), width: 160, show: (row) => <Hash hash={row.body_hash} c={c} /> },
    { key: 'received', title: c('received'), width: 150, sort: 'received_at', show: (row) => <Time at={row.received_at} /> },
  ]
}

export function callbackFilters(c: CaseText, t: Text): Filter[] {
  return [
    { kind: 'text', name: 'number', title: c('number') },
    { kind: 'choice', name: 'channel', title: c('channel'), options: channels(t) },
    { kind: 'between', from: 'received_from', below: 'received_before', title: c('received') },
  ]
}

export function refusedColumns(c: CaseText, t: Text): Column<Refused>[] {
  return [
    { key: 'reason', title: c('reason'), show: (row) => c(`reason.${row.reason}`) },
    { key: 'channel', title: c('channel'), width: 120, show: (row) => t(`method.${row.channel}`) },
    { key: 'seen', title: c('seen'), right: true, width: 90, show: (row) => row.seen },
    { key: 'hour', title: c('hour'), width: 180, show: (row) => <Time at={row.hour} exact /> },
    { key: 'bytes', title: c('bytes'), right: true, width: 110, show: (row) => `${row.last_bytes} B` },
    { key: 'hash', title: c('hash'), width: 160, show: (row) => <Hash hash={row.last_hash} c={c} /> },
    { key: 'last', title: c('last'), width: 150, sort: 'last_at', show: (row) => <Time at={row.last_at} /> },
  ]
}

export function refusedFilters(c: CaseText, t: Text): Filter[] {
  return [
    { kind: 'choice', name: 'channel', title: c('channel'), options: channels(t) },
    { kind: 'choice', name: 'reason', title: c('reason'), options: REASONS.map((value) => ({ value, label: c(`reason.${value}`) })) },
  ]
}
