/** What a checkout is of: one product that is bought at once, or what is chosen in the cart. */
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useCart, useCartActs } from '../cart/server'
import { chosen } from '../cart/shops'

export interface WantedLine {
  sku_id: string
  quantity: number
}

const MOST = 9_999

/** From the address; undefined where the cart is meant. */
export function boughtNow(query: URLSearchParams): WantedLine | undefined {
  const sku_id = query.get('sku')
  const quantity = Number(query.get('quantity') ?? 1)
  if (sku_id === null) return undefined
  return { sku_id, quantity: Number.isInteger(quantity) && quantity > 0 ? Math.min(quantity, MOST) : 1 }
}

/** Undefined while it is not known; `error` where it cannot be. */
export function useWanted() {
  const [query, setQuery] = useSearchParams()
  const now = boughtNow(query)
  const cart = useCart()
  const acts = useCartActs()
  const inCart = cart.data?.lines
  const key = JSON.stringify(now === undefined ? inCart && chosen(inCart).map(({ sku_id, quantity }) => ({ sku_id, quantity })) : [now])
  const lines = useMemo(() => (key === undefined ? undefined : (JSON.parse(key) as WantedLine[])), [key])
  return {
    lines,
    error: now === undefined && lines === undefined ? cart.error : null,
    retry: () => void cart.refetch(),
    /** The cart keeps what is not bought this time. */
    leaveOut: (sku_ids: readonly string[]) => acts.choose(sku_ids, false),
    take: (sku_id: string, quantity: number) => {
      if (now === undefined) acts.count(sku_id, quantity)
      else setQuery({ sku: sku_id, quantity: String(quantity) }, { replace: true })
    },
    fromCart: now === undefined,
  }
}
