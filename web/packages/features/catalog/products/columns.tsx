/** How a product looks in lists. */
import type { CategoryNode } from '@ui/category-tree'
import type { Column, Filter } from '@ui/list-types'
import { Money } from '@ui/money'
import { Typography } from '@ui/parts'
import { Pictured } from '@ui/thumbnail'
import { Time } from '@ui/time'
import { type Listed, ProductState } from './state'
import type { Text } from './texts'

export function PriceRange({ least, most }: { least: number; most: number }) {
  if (least === most) return <Money fen={least} />
  return (
    <span className="ht-number">
      <Money fen={least} /> – <Money fen={most} />
    </span>
  )
}

/** Nothing left stands out where it is on sale. */
function Left({ count, sold }: { count: number | null | undefined; sold: boolean }) {
  if (count === null || count === undefined) return '—'
  return <Typography.Text type={sold && count === 0 ? 'danger' : undefined} className="ht-number">{count.toLocaleString('en-US')}</Typography.Text>
}

/** `shops`: the reader sees products of several; `stock`: he may see how many there are. */
export function columnsOf(t: Text, { shops, stock }: { shops: boolean; stock: boolean }): Column<Listed>[] {
  const sellable: Column<Listed> = { key: 'sellable', title: t('sellable'), right: true, show: (one) => <Left count={one.sellable} sold={one.state === 'on_shelf'} /> }
  const shop: Column<Listed> = { key: 'shop', title: t('shop'), show: (one) => one.shop_name }
  return [
    { key: 'product', title: t('product'), width: 300, show: (one) => <Pictured file={one.picture} name={one.name} second={one.code === one.number ? one.number : `${one.number} · ${one.code}`} large={false} /> },
    { key: 'state', title: t('state'), show: (one) => <ProductState it={one} t={t} /> },
    { key: 'price', title: t('price'), right: true, sort: 'price_fen_min', show: (one) => <PriceRange least={one.price_fen_min} most={one.price_fen_max} /> },
    { key: 'skus', title: t('skus'), right: true, show: (one) => one.sku_count },
    ...(stock ? [sellable] : []),
    { key: 'category', title: t('category'), show: (one) => one.category_name },
    ...(shops ? [shop] : []),
    { key: 'brand', title: t('brand'), hidden: true, show: (one) => one.brand_name },
    { key: 'composition', title: t('composition'), hidden: true, show: (one) => t(`composition.${one.composition}`) },
    { key: 'kind', title: t('kind'), hidden: true, show: (one) => t(`kind.${one.kind}`) },
    { key: 'changed', title: t('changed'), sort: 'changed_at', show: (one) => <Time at={one.changed_at} /> },
    { key: 'created', title: t('created'), sort: 'id', hidden: true, show: (one) => <Time at={one.created_at} /> },
  ]
}

function flat(nodes: readonly CategoryNode[], above = ''): { value: string; label: string }[] {
  return nodes.flatMap((node) => {
    const label = above === '' ? node.name : `${above} / ${node.name}`
    return [{ value: node.id, label }, ...flat(node.children ?? [], label)]
  })
}

export function filtersOf(t: Text, categories: readonly CategoryNode[]): Filter[] {
  const kinds = ['physical', 'virtual', 'card_key'] as const
  const compositions = ['single', 'bundle', 'gift_pack'] as const
  return [
    { kind: 'text', name: 'text', title: t('product.name') },
    { kind: 'choice', name: 'category_id', title: t('category'), options: flat(categories) },
    { kind: 'text', name: 'barcode', title: t('barcode') },
    { kind: 'text', name: 'sku_code', title: t('sku-code') },
    { kind: 'choice', name: 'composition', title: t('composition'), options: compositions.map((value) => ({ value, label: t(`composition.${value}`) })) },
    { kind: 'choice', name: 'kind', title: t('kind'), options: kinds.map((value) => ({ value, label: t(`kind.${value}`) })) },
    { kind: 'between', from: 'changed_from', below: 'changed_to', title: t('changed') },
  ]
}
