/** All orders that the person reaches, by state. */
import { useMemo } from 'react'
import { api } from '@api/client'
import { ListPage } from '@ui/list-page'
import type { BatchAct, RowAct, Tab } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { usePrint } from '@ui/print'
import { columnsOf, filtersOf } from './columns'
import { useReadsPeople } from './rights'
import { isHeld, type Listed, STATES } from './state'
import { type Text, useText } from './texts'
import { useOrderActs } from './use-acts'

function useTabs(t: Text): Tab[] {
  const counts = api.useQuery('get', '/api/console/ordering/orders/counts')
  const countOf = (state: string) => {
    const found = counts.data?.find((one) => one.state === state)
    return found === undefined ? undefined : found.count
  }
  const [first, second, ...rest] = STATES.map((state) => ({ key: state, title: t(`state.${state}`), set: { state }, count: countOf(state) }))
  const more: Tab[] = [
    { key: 'overdue', title: t('tab.overdue'), set: { shipping: 'overdue' }, count: countOf('overdue') },
    { key: 'held', title: t('tab.held'), set: { held: 'true' }, count: countOf('held') },
    { key: 'refunding', title: t('tab.refunding'), set: { payment: 'refunding' }, count: countOf('refunding') },
  ]
  return [{ key: 'all', title: t('tab.all'), set: {} }, ...[first, second].filter((one) => one !== undefined), ...more, ...rest]
}

export default function Orders() {
  const t = useText()
  const rights = useMay()
  const isPlatform = useMe().place.console === 'platform'
  const mayWrite = rights('ordering.order', 'write')
  const mayRelease = rights('ordering.hold', 'write')
  const { mark, release, drawn } = useOrderActs()
  const { print } = usePrint()
  const byShop = isPlatform && rights('catalog.library')
  const whole = useReadsPeople()
  const filters = useMemo(() => filtersOf(t, { shops: byShop, whole }), [t, byShop, whole])

  const batch: BatchAct<Listed>[] = [
    ...(mayWrite ? [{ key: 'mark', title: t('mark'), run: async (rows: Listed[]) => mark(rows) }] : []),
    ...(mayWrite ? [{ key: 'print', title: t('print-note'), run: (rows: Listed[]) => print('/api/console/ordering/orders/delivery-notes', { order_ids: rows.map((row) => row.id) }) }] : []),
    ...(mayWrite ? [{ key: 'receipt', title: t('print-receipt'), run: (rows: Listed[]) => print('/api/console/ordering/orders/receipts', { order_ids: rows.map((row) => row.id) }) }] : []),
    ...(mayRelease ? [{ key: 'release', title: t('release'), run: async (rows: Listed[]) => release(rows) }] : []),
  ]
  const acts = (row: Listed): RowAct[] => [
    ...(mayWrite ? [{ key: 'mark', title: t('mark'), run: () => mark([row]) }] : []),
    ...(mayRelease && isHeld(row) ? [{ key: 'release', title: t('release'), run: () => release([row]) }] : []),
  ]
  return (
    <>
      <ListPage
        path="/api/console/ordering/orders"
        title={t('title')}
        what={t(isPlatform ? 'what' : 'what.own')}
        columns={columnsOf(t, isPlatform)}
        filters={filters}
        tabs={useTabs(t)}
        batch={batch.length > 0 ? batch : undefined}
        acts={acts}
        open={(row) => `/ordering/orders/${row.id}`}
        exportAs="ordering.lines"
        empty={{ why: t('none') }}
      />
      {drawn}
    </>
  )
}
