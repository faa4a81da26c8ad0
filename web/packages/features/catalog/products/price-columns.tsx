/** Columns of the price list and of the two logs. */
import type { Schema } from '@api/types'
import type { Column } from '@ui/list-types'
import { Money } from '@ui/money'
import { Flex, Typography } from '@ui/parts'
import { Person } from '@ui/person'
import { StatusTag } from '@ui/status-tag'
import { Pictured } from '@ui/thumbnail'
import { Time } from '@ui/time'
import type { Sku } from './reprice'
import type { PriceText } from './texts-prices'

type Change = Schema<'PriceChangeView'>
type Try = Schema<'PriceTryView'>

export function skuColumns(t: PriceText, shops: boolean, costs: boolean): Column<Sku>[] {
  const shop: Column<Sku> = { key: 'shop', title: t('shop'), show: (one) => one.shop_name }
  const cost: Column<Sku> = { key: 'cost', title: t('cost'), right: true, show: (one) => <Money fen={one.cost_fen} /> }
  return [
    { key: 'sku', title: t('sku'), width: 340, show: (one) => <Pictured file={one.picture} name={one.product_name} second={[one.spec_text, one.code].filter(Boolean).join(' · ')} large={false} /> },
    { key: 'price', title: t('price'), right: true, show: (one) => <Money fen={one.price_fen} /> },
    { key: 'market', title: t('market'), right: true, show: (one) => <Money fen={one.market_fen} /> },
    ...(costs ? [cost] : []),
    {
      key: 'state',
      title: t('product-state'),
      show: (one) => (
        <Flex gap={4}>
          <StatusTag meaning={one.product_state === 'on_shelf' ? 'good' : 'plain'}>{t(`state.${one.product_state}`)}</StatusTag>
          {one.state === 'disabled' && <StatusTag meaning="off">{t('disabled')}</StatusTag>}
        </Flex>
      ),
    },
    { key: 'code', title: t('code'), sort: 'code', hidden: true, show: (one) => one.code },
    { key: 'barcode', title: t('barcode'), show: (one) => one.barcode ?? '—' },
    { key: 'category', title: t('category'), hidden: true, show: (one) => one.category_name },
    ...(shops ? [shop] : []),
  ]
}

export function changeColumns(t: PriceText): Column<Change>[] {
  return [
    { key: 'sku', title: t('sku'), width: 320, show: (one) => <Pictured file={one.picture} name={one.product_name} second={one.sku_code} large={false} /> },
    { key: 'before', title: t('before'), right: true, show: (one) => <Money fen={one.before_fen} /> },
    { key: 'after', title: t('after'), right: true, show: (one) => <Money fen={one.after_fen} /> },
    { key: 'difference', title: t('difference'), right: true, show: (one) => <Difference before={one.before_fen} after={one.after_fen} /> },
    { key: 'source', title: t('source'), show: (one) => t(`source.${one.source}`) },
    { key: 'note', title: t('note'), width: 200, show: (one) => <span style={{ whiteSpace: 'normal' }}>{one.note}</span> },
    { key: 'by', title: t('by'), show: (one) => <Person name={one.by_name} /> },
    { key: 'at', title: t('at'), sort: 'id', show: (one) => <Time at={one.at} /> },
  ]
}

export function tryColumns(t: PriceText): Column<Try>[] {
  return [
    { key: 'sku', title: t('sku'), width: 320, show: (one) => <Pictured file={one.picture} name={one.product_name} second={one.sku_code} large={false} /> },
    {
      key: 'tried',
      title: t('tried'),
      right: true,
      show: (one) => (
        <Typography.Text type="danger">
          <Money fen={one.price_fen} />
        </Typography.Text>
      ),
    },
    { key: 'bound', title: t('bound'), right: true, show: (one) => <Money fen={one.bound_fen} /> },
    { key: 'rule', title: t('rule'), show: (one) => t(`rule.${one.rule}`) },
    { key: 'source', title: t('source'), show: (one) => t(`source.${one.source}`) },
    { key: 'by', title: t('by'), show: (one) => <Person name={one.by_name} /> },
    { key: 'at', title: t('at'), sort: 'id', show: (one) => <Time at={one.at} /> },
  ]
}

const TENTHS = 1_000

/** `+12.5%`, from whole fen. */
function Difference({ before, after }: { before: number; after: number }) {
  const tenths = Math.round(((after - before) * TENTHS) / before)
  const sign = tenths > 0 ? '+' : tenths < 0 ? '-' : ''
  const size = Math.abs(tenths)
  return (
    <Typography.Text type={tenths < 0 ? 'warning' : 'secondary'}>
      {sign}
      {Math.floor(size / 10)}.{size % 10}%
    </Typography.Text>
  )
}
