/** Lots of a SKU of which something is left, what expires first on top. */
import type { Schema } from '@api/types'
import { Section } from '@ui/detail-page'
import { Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { StatusTag } from '@ui/status-tag'
import { type Text, useText } from './words'

type Lot = Schema<'LotView'>
type Stock = Pick<Schema<'SkuStockView'>, 'lots' | 'warehouses' | 'sku'>

/** Goods that never expire need no such section. */
export function Lots({ stock }: { stock: Stock }) {
  const t = useText()
  if (stock.lots.length === 0 && stock.sku.shelf_life_days === null) return null
  const places = new Map(stock.warehouses.map((one) => [one.warehouse_id, one]))
  const rows = stock.lots.map((lot) => ({ ...lot, key: `${lot.warehouse_id} ${lot.expires_on} ${lot.lot_number}` }))
  return (
    <Section title={t('lots.title')} extra={stock.sku.shelf_life_days !== null && <Typography.Text type="secondary">{t('life', { days: stock.sku.shelf_life_days })}</Typography.Text>}>
      {rows.length > 0 && <Typography.Paragraph type="secondary">{t('lots.what')}</Typography.Paragraph>}
      <PlainTable<Lot & { key: string }>
        rowKey="key"
        rows={rows}
        columns={[
          { key: 'warehouse', title: t('warehouse'), show: (row) => places.get(row.warehouse_id)?.warehouse_name ?? '—' },
          { key: 'lot', title: t('lot'), show: (row) => row.lot_number || '—' },
          { key: 'produced', title: t('produced'), show: (row) => row.produced_on ?? '—' },
          { key: 'expires', title: t('expires'), show: (row) => row.expires_on },
          { key: 'days', title: t('days'), show: (row) => <DaysLeft lot={row} near={places.get(row.warehouse_id)?.near_days ?? 0} t={t} /> },
          { key: 'received', title: t('received'), right: true, show: (row) => row.received },
          { key: 'left', title: t('left'), right: true, show: (row) => row.left },
        ]}
        empty={t('lots.none')}
      />
    </Section>
  )
}

function DaysLeft({ lot, near, t }: { lot: Lot; near: number; t: Text }) {
  const days = lot.days_left
  if (days < 0) return <StatusTag meaning="bad">{t('days.over', { count: -days })}</StatusTag>
  const said = days === 0 ? t('days.last') : t('days.left', { count: days })
  return near > 0 && days <= near ? <StatusTag meaning="warning">{said}</StatusTag> : said
}
