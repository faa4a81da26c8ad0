/** The one list of carriers: their names in the reader's language, and those that may be chosen. */
import { useMemo } from 'react'
import { api } from '@api/client'

export function useCarriers() {
  const asked = api.useQuery('get', '/api/console/logistics/carriers/choices')
  return useMemo(() => {
    const known = asked.data ?? []
    const names = new Map(known.map((one) => [one.code, one.name]))
    return {
      loading: asked.isPending,
      /** One that nobody has chosen is a dash; one that nobody knows is shown by its code. */
      nameOf: (code: string) => names.get(code) ?? (code || '—'),
      options: known.filter((one) => one.enabled).map((one) => ({ value: one.code, label: one.name })),
      /** Also those that are switched off, to look for what was sent with them. */
      everyOption: known.map((one) => ({ value: one.code, label: one.name })),
    }
  }, [asked.data, asked.isPending])
}
