/** What a category asks of its products. */
import { api } from '@api/client'
import type { Schema } from '@api/types'

export type AttributeRule = Schema<'AttributeRule'>
export type CategoryRules = Schema<'CategoryRules'>

const FRESH_MILLISECONDS = 60_000

/** The rules of a category; undefined while none is chosen or they are on their way. */
export function useRules(category: string | null | undefined) {
  return api.useQuery(
    'get',
    '/api/console/catalog/library/categories/{category_id}',
    { params: { path: { category_id: category ?? '' } } },
    { enabled: Boolean(category), staleTime: FRESH_MILLISECONDS },
  )
}
