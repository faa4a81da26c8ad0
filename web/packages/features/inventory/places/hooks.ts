/** Warehouses to choose from, as far as one reaches them. */
import { useMemo } from 'react'
import { api } from '@api/client'
import { useMay } from '@ui/me'

const MOST = 200

export function useWarehouses(): { value: string; label: string }[] {
  const may = useMay()('inventory.warehouse')
  const asked = api.useQuery('get', '/api/console/inventory/warehouses', { params: { query: { limit: MOST } } }, { enabled: may })
  return useMemo(() => (asked.data?.items ?? []).map((one) => ({ value: one.id, label: one.name })), [asked.data])
}
