/** The stock list: every SKU in every warehouse, with what is free, what can be sold, what it is worth. */
import { useMemo } from 'react'
import { Link } from 'react-router'
import { api } from '@api/client'
import { ListPage } from '@ui/list-page'
import type { BatchAct, Filter, RowOf } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { Button } from '@ui/parts'
import { usePrint } from '@ui/print'
import { usePaperWords } from '@ui/words-papers'
import { useWarehouses } from '../places/hooks'
import { useText } from '../texts'
import { columns } from './columns'

const LEVELS = '/api/console/inventory/levels'

export default function Stock() {
  const t = useText()
  const may = useMay()
  const { place } = useMe()
  const warehouses = useWarehouses()
  const counts = api.useQuery('get', '/api/console/inventory/alert-counts', {}, { enabled: may('inventory.alert') }).data
  const shown = useMemo(() => columns(t, place.console), [t, place.console])
  const filters = useMemo<Filter[]>(
    () => [
      { kind: 'text', name: 'text', title: t('stock.search') },
      ...(place.console === 'warehouse' ? [] : [{ kind: 'choice' as const, name: 'warehouse_id', title: t('warehouse'), options: warehouses }]),
    ],
    [t, warehouses, place.console],
  )
  const paper = usePaperWords()
  const { print } = usePrint()
  const labels: BatchAct<RowOf<typeof LEVELS>> = {
    key: 'barcodes',
    title: paper('barcodes'),
    run: (rows) => print('/api/console/catalog/barcodes', { skus: [...new Set(rows.map((row) => row.sku_id))].map((sku_id) => ({ sku_id, copies: 1 })), with_price: false }),
  }
  const receive = (
    <Link to="/inventory/documents/new?kind=opening">
      <Button type="primary" tabIndex={-1}>
        {t('stock.receive')}
      </Button>
    </Link>
  )
  return (
    <ListPage
      path={LEVELS}
      title={t('stock.title')}
      what={t('stock.what')}
      columns={shown}
      filters={filters}
      primary={may('inventory.document', 'write') && receive}
      open={(row) => `/inventory/stock/${row.sku_id}`}
      tabs={[
        { key: 'all', title: t('tab.all'), set: {} },
        { key: 'low', title: t('tab.low'), set: { alert: 'low' }, count: counts?.low },
        { key: 'over', title: t('tab.over'), set: { alert: 'over' }, count: counts?.over },
        { key: 'ageing', title: t('tab.ageing'), set: { alert: 'ageing' }, count: counts?.ageing },
        { key: 'near_expiry', title: t('tab.near_expiry'), set: { alert: 'near_expiry' }, count: counts?.near_expiry },
        { key: 'expired', title: t('tab.expired'), set: { alert: 'expired' }, count: counts?.expired },
      ]}
      batch={may('catalog.product', 'write') ? [labels] : undefined}
      exportAs="inventory.levels"
      empty={{ why: t('stock.none') }}
    />
  )
}
