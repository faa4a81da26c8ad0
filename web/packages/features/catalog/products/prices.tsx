/** Prices: the list, what changed, what was stopped. */
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { UploadOutlined } from '@ui/icons'
import { ListTable } from '@ui/list-table'
import type { Filter } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { Button, Tabs } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { useOutcome } from './outcome'
import { changeColumns, skuColumns, tryColumns } from './price-columns'
import { RepriceDrawer, type Sku } from './reprice'
import { STATES } from './state'
import { type PriceText, usePriceText } from './texts-prices'

const VIEWS = ['list', 'changes', 'tries'] as const
type View = (typeof VIEWS)[number]

export default function Prices() {
  const t = usePriceText()
  const may = useMay()('catalog.price', 'write')
  const [address, setAddress] = useSearchParams()
  const view: View = VIEWS.find((one) => one === address.get('view')) ?? 'list'
  const sheet = may && (
    <Link to={`/sheets/catalog.prices?back=${encodeURIComponent('/catalog/prices')}`}>
      <Button icon={<UploadOutlined />} tabIndex={-1}>
        {t('import')}
      </Button>
    </Link>
  )
  return (
    <PlainPage title={t('title')} what={t('what')} primary={sheet}>
      <Tabs
        activeKey={view}
        items={VIEWS.map((key) => ({ key, label: t(key) }))}
        // The filters of one list mean nothing to another.
        onChange={(key) => setAddress(key === 'list' ? {} : { view: key }, { replace: true })}
      />
      {view === 'list' && <PriceList may={may} />}
      {view === 'changes' && <Changes />}
      {view === 'tries' && <Tries />}
    </PlainPage>
  )
}

function filtersOf(t: PriceText): Filter[] {
  return [
    { kind: 'text', name: 'text', title: t('search') },
    { kind: 'text', name: 'code', title: t('code') },
    { kind: 'text', name: 'barcode', title: t('barcode') },
    { kind: 'choices', name: 'product_state', title: t('product-state'), options: STATES.map((value) => ({ value, label: t(`state.${value}`) })) },
  ]
}

function PriceList({ may }: { may: boolean }) {
  const t = usePriceText()
  const shops = useMe().place.console === 'platform'
  const costs = useMay()('catalog.price')
  const [chosen, setChosen] = useState<Sku[]>()
  const { tell, told } = useOutcome()
  return (
    <>
      <ListTable
        path="/api/console/catalog/skus"
        columns={skuColumns(t, shops, costs)}
        filters={filtersOf(t)}
        batch={may ? [{ key: 'change', title: t('change'), run: async (rows) => setChosen(rows) }] : undefined}
        acts={may ? (row) => [{ key: 'change', title: t('change'), run: () => setChosen([row]) }] : undefined}
        open={(row) => `/catalog/products/${row.product_id}`}
        exportAs="catalog.skus"
        empty={{ why: t('none') }}
        inAddress
      />
      {chosen !== undefined && <RepriceDrawer skus={chosen} close={() => setChosen(undefined)} tell={tell} />}
      {told}
    </>
  )
}

const SOURCES = ['edit', 'price_list', 'sheet', 'review', 'undo'] as const

function Changes() {
  const t = usePriceText()
  const filters: Filter[] = [
    { kind: 'choice', name: 'source', title: t('source'), options: SOURCES.map((value) => ({ value, label: t(`source.${value}`) })) },
    { kind: 'between', from: 'at_from', below: 'at_to', title: t('at') },
  ]
  return (
    <ListTable
      path="/api/console/catalog/price-changes"
      columns={changeColumns(t)}
      filters={filters}
      open={(row) => `/catalog/products/${row.product_id}`}
      empty={{ why: t('changes.none') }}
      inAddress
    />
  )
}

function Tries() {
  const t = usePriceText()
  const filters: Filter[] = [
    { kind: 'choice', name: 'rule', title: t('rule'), options: (['cost', 'mean'] as const).map((value) => ({ value, label: t(`rule.${value}`) })) },
    { kind: 'between', from: 'at_from', below: 'at_to', title: t('at') },
  ]
  return (
    <ListTable
      path="/api/console/catalog/price-tries"
      columns={tryColumns(t)}
      filters={filters}
      open={(row) => `/catalog/products/${row.product_id}`}
      empty={{ why: t('tries.none') }}
      inAddress
    />
  )
}
