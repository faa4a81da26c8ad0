/** All products that the person reaches, by state. */
import { Link, useNavigate } from 'react-router'
import { api } from '@api/client'
import { useCategories } from '@ui/category-tree'
import { PlusOutlined, UploadOutlined } from '@ui/icons'
import { ListPage } from '@ui/list-page'
import type { BatchAct, RowAct, Tab } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { Button } from '@ui/parts'
import { columnsOf, filtersOf } from './columns'
import { type Act, actsOf, type Listed, STATES, uneditable } from './state'
import { type Text, useText } from './texts'
import { useProductActs } from './use-acts'

const BATCH = ['put_on_shelf', 'take_off_shelf', 'submit', 'recycle', 'restore', 'purge'] as const
const DANGER: ReadonlySet<Act> = new Set<Act>(['take_off_shelf', 'recycle', 'purge'])

function useTabs(t: Text): Tab[] {
  const counts = api.useQuery('get', '/api/console/catalog/products/counts')
  const countOf = (state: string) => (counts.data === undefined ? undefined : (counts.data.find((one) => one.state === state)?.count ?? 0))
  // What lies in the recycle bin is not among "all".
  const all = STATES.filter((state) => state !== 'recycled')
  return [
    { key: 'all', title: t('state.all'), set: { state: all } },
    ...STATES.map((state) => ({ key: state, title: t(`state.${state}`), set: { state: [state] }, count: countOf(state) })),
  ]
}

export default function Products() {
  const t = useText()
  const go = useNavigate()
  const rights = useMay()
  const may = rights('catalog.product', 'write')
  const isPlatform = useMe().place.console === 'platform'
  const { tree } = useCategories()
  const { run, drawn } = useProductActs()

  const buttons = may && (
    <>
      <Link to={`/sheets/catalog.products?back=${encodeURIComponent('/catalog/products')}`}>
        <Button icon={<UploadOutlined />} tabIndex={-1}>
          {t('import')}
        </Button>
      </Link>
      <Link to="/catalog/products/new">
        <Button type="primary" icon={<PlusOutlined />} tabIndex={-1}>
          {t('new')}
        </Button>
      </Link>
    </>
  )
  const batch: BatchAct<Listed>[] = BATCH.map((act) => ({ key: act, title: t(act), danger: DANGER.has(act), run: (rows) => run(act, rows) }))
  const acts = (row: Listed): RowAct[] => [
    { key: 'edit', title: t('edit'), disabled: uneditable(row, t) ?? false, run: () => go(`/catalog/products/${row.id}/edit`) },
    ...actsOf(row).map((act) => ({ key: act, title: t(act), danger: DANGER.has(act), run: () => run(act, [row]) })),
  ]
  return (
    <>
      <ListPage
        path="/api/console/catalog/products"
        title={t('title')}
        what={t('what')}
        columns={columnsOf(t, { shops: isPlatform, stock: rights('inventory.stock') })}
        filters={filtersOf(t, tree)}
        tabs={useTabs(t)}
        primary={buttons}
        batch={may ? batch : undefined}
        acts={may ? acts : undefined}
        open={(row) => `/catalog/products/${row.id}`}
        exportAs="catalog.products"
        empty={{ why: t('none'), next: buttons }}
      />
      {drawn}
    </>
  )
}
