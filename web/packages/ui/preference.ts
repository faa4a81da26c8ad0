/** Small things that a person has arranged for himself, kept with his account: views, columns. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { client } from '@api/client'

const ADDRESS = '/api/console/identity/me/preferences/{preference_key}'

/** `/api/console/ledger/accounts/{account_id}/entries` → `ledger.accounts.account_id.entries`. */
export function listName(path: string): string {
  return path.replace('/api/console/', '').replaceAll(/[{}]/g, '').replaceAll('/', '.')
}

/** The value under a key, the usual one until it is known; and how to keep another. */
export function usePreference<Value>(key: string, usual: Value) {
  const queries = useQueryClient()
  const queryKey = ['preference', key]
  const params = { path: { preference_key: key } }
  const kept = useQuery({
    queryKey,
    staleTime: Infinity,
    queryFn: async () => {
      const { data, error } = await client.GET(ADDRESS, { params })
      if (error !== undefined) throw error
      return (data.value ?? null) as Value | null
    },
  })
  function keep(value: Value) {
    if (JSON.stringify(queries.getQueryData(queryKey) ?? null) === JSON.stringify(value)) return
    queries.setQueryData(queryKey, value)
    // What cannot be kept holds until the page is left; nothing depends on it.
    void client.PUT(ADDRESS, { params, body: { value: value as never } })
  }
  return { value: kept.data ?? usual, keep, ready: !kept.isPending }
}
