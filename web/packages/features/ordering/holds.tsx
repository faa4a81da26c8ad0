/** Paid orders that a rule stopped: somebody looks, and lets them go on or cancels them. */
import { useMemo } from 'react'
import { Link } from 'react-router'
import { SettingOutlined } from '@ui/icons'
import { ListPage } from '@ui/list-page'
import type { BatchAct, RowAct } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Button } from '@ui/parts'
import { filtersOf, heldColumns } from './columns'
import { useReadsPeople } from './rights'
import type { Listed } from './state'
import { useText } from './texts'
import { useOrderActs } from './use-acts'

export default function Holds() {
  const t = useText()
  const rights = useMay()
  const mayRelease = rights('ordering.hold', 'write')
  const mayCancel = rights('ordering.order', 'write')
  const { release, cancel, drawn } = useOrderActs()
  const byShop = rights('catalog.library')
  const whole = useReadsPeople()
  const filters = useMemo(() => filtersOf(t, { shops: byShop, whole }), [t, byShop, whole])
  const rules = rights('settings.setting') && (
    <Link to="/settings">
      <Button icon={<SettingOutlined />} tabIndex={-1}>
        {t('holds.rules')}
      </Button>
    </Link>
  )
  const batch: BatchAct<Listed>[] = [
    ...(mayRelease ? [{ key: 'release', title: t('release'), run: async (rows: Listed[]) => release(rows) }] : []),
    ...(mayCancel ? [{ key: 'cancel', title: t('cancel'), danger: true, run: (rows: Listed[]) => cancel(rows) }] : []),
  ]
  const acts = (row: Listed): RowAct[] => [
    ...(mayRelease ? [{ key: 'release', title: t('release'), run: () => release([row]) }] : []),
    ...(mayCancel ? [{ key: 'cancel', title: t('cancel'), danger: true, run: () => cancel([row]) }] : []),
  ]
  return (
    <>
      <ListPage
        path="/api/console/ordering/orders"
        title={t('holds.title')}
        what={t('holds.what')}
        columns={heldColumns(t)}
        filters={filters}
        fixed={{ held: 'true' }}
        batch={batch.length > 0 ? batch : undefined}
        acts={acts}
        open={(row) => `/ordering/orders/${row.id}`}
        exportAs="ordering.lines"
        primary={rules}
        empty={{ why: t('holds.none') }}
      />
      {drawn}
    </>
  )
}
