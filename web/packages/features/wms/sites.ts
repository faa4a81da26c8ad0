/** Of which warehouse something is: told and chosen where somebody looks at several. */
import { useMemo } from 'react'
import { api } from '@api/client'
import type { Column, Filter } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { useText } from './texts'

const MOST = 200

interface Sited {
  warehouse_id: string
}

export interface Sites<Row extends Sited> {
  /** Whether this is a console that looks at many warehouses. */
  many: boolean
  filters: Filter[]
  columns: Column<Row>[]
}

export function useSites<Row extends Sited>(): Sites<Row> {
  const t = useText()
  const isPlatform = useMe().place.console === 'platform'
  const may = useMay()('inventory.warehouse')
  const many = isPlatform && may
  const found = api.useQuery('get', '/api/console/inventory/warehouses', { params: { query: { limit: MOST } } }, { enabled: many }).data
  return useMemo(() => {
    if (!many) return { many: isPlatform, filters: [], columns: [] }
    const names = new Map((found?.items ?? []).map((one) => [one.id, one.name]))
    const options = [...names].map(([value, label]) => ({ value, label }))
    return {
      many: isPlatform,
      filters: [{ kind: 'choice', name: 'warehouse_id', title: t('warehouse'), options }],
      columns: [{ key: 'warehouse', title: t('warehouse'), width: 140, show: (row) => names.get(row.warehouse_id) ?? '—' }],
    }
  }, [t, many, isPlatform, found])
}
