/** Columns of the stock list. */
import type { RowOf } from '@api/types'
import type { Column } from '@ui/list-types'
import { Money } from '@ui/money'
import { Flex, Tooltip, Typography } from '@ui/parts'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { GoodsCell } from '../goods'
import type { Text } from '../texts'
import type { AlertKind } from '../words'

export type Level = RowOf<'/api/console/inventory/levels'>

export function columns(t: Text, console: string): Column<Level>[] {
  const sold = console !== 'warehouse'
  return [
    { key: 'goods', title: t('goods'), width: 280, show: (row) => <GoodsCell goods={row.sku} width={200} /> },
    { key: 'warehouse', title: t('warehouse'), show: (row) => row.warehouse_name || '—' },
    ...(console === 'merchant' ? [] : [{ key: 'merchant', title: t('merchant'), show: (row: Level) => row.merchant_name || '—', hidden: console === 'platform' }]),
    { key: 'good', title: t('good'), right: true, sort: 'good', show: (row) => row.good + row.picked },
    { key: 'bad', title: t('bad'), right: true, show: (row) => <Bad row={row} t={t} /> },
    { key: 'free', title: t('free'), right: true, sort: 'free', show: (row) => row.free },
    { key: 'assigned', title: t('assigned'), right: true, show: (row) => row.assigned },
    { key: 'coming', title: t('coming'), right: true, hidden: true, show: (row) => row.coming },
    ...(sold
      ? [
          { key: 'sellable', title: t('sellable'), right: true, show: (row: Level) => row.sellable ?? '—' },
          { key: 'locked', title: t('locked'), right: true, hidden: true, show: (row: Level) => row.locked ?? '—' },
        ]
      : []),
    { key: 'value', title: t('value'), right: true, show: (row) => <Money fen={row.value_fen} /> },
    { key: 'alerts', title: t('alert'), show: (row) => <AlertTags kinds={row.alerts} t={t} short={row.short} expires={row.expires_on} /> },
    { key: 'expires', title: t('expires'), hidden: true, show: (row) => row.expires_on ?? '—' },
    { key: 'changed', title: t('changed'), sort: 'changed_at', show: (row) => <Time at={row.changed_at} /> },
  ]
}

function Bad({ row, t }: { row: Level; t: Text }) {
  const parts = [row.damaged, row.inspect, row.frozen]
  if (parts.every((count) => count === 0)) return <Typography.Text type="secondary">0</Typography.Text>
  const said = `${t('damaged')} ${row.damaged} · ${t('inspect')} ${row.inspect} · ${t('frozen')} ${row.frozen}`
  return <Tooltip title={said}>{parts.join(' / ')}</Tooltip>
}

export const meanings = { low: 'warning', over: 'running', ageing: 'off', near_expiry: 'warning', expired: 'bad' } as const

interface AlertTagsProps {
  kinds: readonly AlertKind[]
  short?: number
  /** When the first of it expires: said where that is what the alert is about. */
  expires?: string | null
  t: Text
}

export function AlertTags({ kinds, short = 0, expires, t }: AlertTagsProps) {
  const dated = (kind: AlertKind) => (expires && (kind === 'near_expiry' || kind === 'expired') ? ` ${expires}` : '')
  if (kinds.length === 0 && short === 0) return <Typography.Text type="secondary">—</Typography.Text>
  return (
    <Flex gap={4} wrap>
      {short > 0 && (
        <StatusTag meaning="bad">
          {t('short')} {short}
        </StatusTag>
      )}
      {kinds.map((kind) => (
        <StatusTag key={kind} meaning={meanings[kind]}>
          {t(`alert.${kind}`)}
          {dated(kind)}
        </StatusTag>
      ))}
    </Flex>
  )
}
