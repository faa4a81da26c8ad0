/** Shops that products are made for, and in which categories each may sell. */
import { createContext } from 'react'
import type { keepPreviousData } from '@tanstack/react-query'
import { api } from '@api/client'
import { useMe } from '@ui/me'

interface Sought {
  text?: string
  merchant_id?: string[]
}

export function useSellers(query: Sought, more: { placeholderData?: typeof keepPreviousData; enabled?: boolean } = {}) {
  return api.useQuery('get', '/api/console/catalog/library/sellers', { params: { query } }, more)
}

/** Whose product the form is about; null: the platform's own shop's. */
export const SellerOfForm = createContext<string | null>(null)

/** Where this shop may sell, and below; undefined: everywhere, or not known yet. */
export function useGranted(merchant: string | null): readonly string[] | undefined {
  const known = useSellers({ merchant_id: [merchant ?? ''] }, { enabled: merchant !== null }).data?.items[0]
  return merchant === null ? undefined : (known?.category_ids ?? undefined)
}

/** Whose products somebody makes who chooses no shop: those of the shop where he works. */
export const useOwnShop = (): string | null => useMe().place.merchant_id ?? null
