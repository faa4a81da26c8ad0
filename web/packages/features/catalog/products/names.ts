/** Names for the ids that a product carries: labels, promises, components. */
import { api } from '@api/client'
import { useLanguage } from '@ui/language'
import { ruleName } from './specs'

const FRESH = { staleTime: 60_000 }
type Named = { id: string; name: string; name_en: string }

/** Labels and promises by id; one that is offered no more has no name here. */
export function useLabelNames(): (id: string) => string {
  const { language } = useLanguage()
  const labels = api.useQuery('get', '/api/console/catalog/library/labels', {}, FRESH)
  const promises = api.useQuery('get', '/api/console/catalog/library/promises', {}, FRESH)
  const all: Named[] = [...(labels.data ?? []), ...(promises.data ?? [])]
  const names = new Map(all.map((one) => [one.id, ruleName(one, language)]))
  return (id) => names.get(id) ?? '—'
}

const SKUS_MAX = 200

/** SKUs by id: what bundles are made of. */
export function useSkuNames(ids: readonly string[]): (id: string) => string {
  const asked = api.useQuery('get', '/api/console/catalog/skus', { params: { query: { id: [...ids].slice(0, SKUS_MAX), limit: SKUS_MAX } } }, { enabled: ids.length > 0 })
  const names = new Map((asked.data?.items ?? []).map((sku) => [sku.id, [sku.product_name, sku.spec_text, sku.code].filter(Boolean).join(' · ')]))
  return (id) => names.get(id) ?? '—'
}

/** The name of a brand, wherever it is known from. */
export function useBrandName(id: string | null | undefined, known?: { id: string | null; name: string | null }): string {
  const { language } = useLanguage()
  const wanted = id && known?.id !== id ? id : null
  const asked = api.useQuery('get', '/api/console/catalog/brands/{brand_id}', { params: { path: { brand_id: wanted ?? '' } } }, { enabled: wanted !== null, retry: false })
  if (!id) return '—'
  if (wanted === null) return known?.name ?? '—'
  return asked.data === undefined ? '—' : ruleName(asked.data, language)
}
