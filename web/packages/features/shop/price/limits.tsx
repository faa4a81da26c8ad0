/** How often one may have what is offered, and what of it is left for oneself. */
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { useText } from './texts'

export type Limit = Schema<'OwnLimitView'>
const SKUS_MAX = 60
const FRESH = 5_000

export function useLimits(sku_ids: readonly string[]): readonly Limit[] {
  const sku = [...new Set(sku_ids)].toSorted().slice(0, SKUS_MAX)
  const asked = api.useQuery('get', '/api/shop/offers/limits', { params: { query: { sku } } }, { enabled: sku.length > 0, staleTime: FRESH })
  return asked.data ?? []
}

/** Pieces at the offered price: said where their number is chosen. */
export function PiecesLeft({ limits, sku_id }: { limits: readonly Limit[]; sku_id: string | undefined }) {
  const own = limits.filter((one) => one.sku_id !== null && one.sku_id === sku_id)
  return own.map((one) => (
    <span key={one.promotion_id} className="hs-small hs-weak" style={{ display: 'block' }} data-limit>
      <LimitWords limit={one} />
    </span>
  ))
}

/** `plain`: its name stands beside it. */
export function LimitWords({ limit: { name, sku_id, per_order, per_person, left }, plain = false }: { limit: Limit; plain?: boolean }) {
  const t = useText()
  const parts = []
  if (per_person !== null && left !== null) parts.push(t(`limit.${sku_id === null ? 'orders' : 'pieces'}${left === 0 ? '.none' : ''}`, { most: per_person, left }))
  if (per_order !== null) parts.push(t('limit.one-order', { most: per_order }))
  return plain ? parts.join(' ') : t('limit.of', { name, says: parts.join(' ') })
}
