/** One SKU in all three layers, with its pools, its warehouses and what happened to it. */
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { DetailPage, Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Button } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { Thumbnail } from '@ui/thumbnail'
import { titleOf } from '../goods'
import { Lots } from '../lots/left'
import { useText } from '../texts'
import { AlertTags } from './columns'
import { Layers } from './layers'
import { RuleForm } from './rule-form'
import { Statement } from './statement'

export type Stock = Schema<'SkuStockView'>
export type Place = Schema<'WarehouseStockView'>

export default function StockOfSku() {
  const t = useText()
  const { id = '' } = useParams()
  const may = useMay()
  const asked = api.useQuery('get', '/api/console/inventory/stock/{sku_id}', { params: { path: { sku_id: id } } })
  const adjust = (
    <Link to={`/inventory/documents/new?kind=adjustment&sku=${id}`}>
      <Button type="primary" tabIndex={-1}>
        {t('adjust')}
      </Button>
    </Link>
  )
  return (
    <DetailPage<Stock>
      asked={asked}
      back="/inventory/stock"
      title={(it) => titleOf(it.sku)}
      what={(it) => [it.sku.code, it.sku.barcode].filter(Boolean).join(' · ')}
      acts={() => may('inventory.document', 'write') && adjust}
    >
      {(it) => <Body stock={it} />}
    </DetailPage>
  )
}

function Body({ stock }: { stock: Stock }) {
  const t = useText()
  return (
    <>
      <Section title={t('layers.title')} extra={<Thumbnail file={stock.sku.picture} name={titleOf(stock.sku)} side={36} />}>
        <Layers stock={stock} />
      </Section>
      <Places stock={stock} />
      <Lots stock={stock} />
      {stock.sales !== null && <Pools stock={stock} />}
      {stock.warehouses.length > 0 && <Statement stock={stock} />}
    </>
  )
}

function Places({ stock }: { stock: Stock }) {
  const t = useText()
  const may = useMay()('inventory.alert', 'write')
  const [ruled, setRuled] = useState<Place>()
  const number = (key: 'good' | 'damaged' | 'inspect' | 'frozen' | 'free' | 'assigned' | 'coming') => ({ key, title: t(key), right: true, show: (row: Place) => row[key] })
  return (
    <Section title={t('places.title')}>
      <PlainTable<Place>
        rowKey="warehouse_id"
        rows={stock.warehouses}
        columns={[
          { key: 'warehouse', title: t('warehouse'), show: (row) => row.warehouse_name },
          { key: 'good', title: t('good'), right: true, show: (row) => row.good + row.picked },
          ...(['damaged', 'inspect', 'frozen', 'free', 'assigned', 'coming'] as const).map(number),
          { key: 'average', title: t('average'), right: true, show: (row) => <Money fen={row.average_fen} /> },
          { key: 'value', title: t('value'), right: true, show: (row) => <Money fen={row.value_fen} /> },
          { key: 'alerts', title: t('alert'), show: (row) => <AlertTags kinds={row.alerts} short={row.short} t={t} /> },
        ]}
        acts={may ? (row) => [{ key: 'rule', title: t('rule.set'), run: () => setRuled(row) }] : undefined}
        empty={t('places.none')}
      />
      <RuleForm sku={stock.sku.id} place={ruled} onClose={() => setRuled(undefined)} />
    </Section>
  )
}

function Pools({ stock }: { stock: Stock }) {
  const t = useText()
  const may = useMay()('inventory.pool')
  type Pool = Stock['pools'][number]
  const nameOf = (pool: Pool) => (pool.kind === 'shared' ? t('pool.shared') : pool.name)
  return (
    <Section title={t('pools.title')}>
      <PlainTable<Pool>
        rowKey="pool_id"
        rows={stock.pools}
        columns={[
          { key: 'name', title: t('pool'), show: (pool) => (may ? <Link to={`/inventory/pools/${pool.pool_id}`}>{nameOf(pool)}</Link> : nameOf(pool)) },
          { key: 'sellable', title: t('sellable'), right: true, show: (pool) => pool.sellable },
          { key: 'locked', title: t('locked'), right: true, show: (pool) => pool.locked },
        ]}
        empty={t('pools.none')}
      />
    </Section>
  )
}
