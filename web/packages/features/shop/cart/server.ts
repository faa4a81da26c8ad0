/** The cart, which the server keeps: of a member, or of this browser. */
import { useCallback } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { shows, useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { say } from '@ui/shop/say'
import { useMember } from '../me/who'
import { owed } from './merging'

export type Cart = Schema<'CartView'>
export type CartLine = Schema<'CartLineView'>

const FRESH = 60_000
const NOTHING_AT_ONCE = { touches: [] }
export const CART = ['/api/shop/cart']

export function useCart() {
  return api.useQuery('get', '/api/shop/cart')
}

/** How many pieces lie in it. */
export function useCartCount(): number {
  return api.useQuery('get', '/api/shop/cart/count', {}, { staleTime: FRESH }).data?.pieces ?? 0
}

/** Puts so many more of a SKU into it. */
export function usePutInCart() {
  const put = useAct('post', '/api/shop/cart/lines', { touches: CART })
  const isGuest = useMember() === null
  const run = async (sku_id: string, quantity: number) => {
    if (isGuest) owed.set('now')
    await put.run({ body: { sku_id, quantity } })
  }
  return { run, running: put.running }
}

/** What somebody does comes one after the other; only what the last one left is asked for. */
class Queue {
  private tail: Promise<unknown> = Promise.resolve()
  private waiting = 0

  add(act: () => Promise<unknown>, settled: () => void): void {
    this.waiting += 1
    this.tail = this.tail.then(act).finally(() => {
      this.waiting -= 1
      if (this.waiting === 0) settled()
    })
  }
}

const queue = new Queue()

/** Changes are seen at once, and told to the server meanwhile. */
export function useCartActs() {
  const queries = useQueryClient()
  const edit = useAct('put', '/api/shop/cart/lines/{sku_id}', NOTHING_AT_ONCE)
  const many = useAct('put', '/api/shop/cart/lines', NOTHING_AT_ONCE)
  const out = useAct('delete', '/api/shop/cart/lines', NOTHING_AT_ONCE)

  const change = useCallback(
    (see: (lines: CartLine[]) => CartLine[], act: () => Promise<unknown>) => {
      const { queryKey } = api.queryOptions('get', '/api/shop/cart')
      void queries.cancelQueries({ queryKey })
      queries.setQueryData<Cart>(queryKey, (cart) => cart && { ...cart, lines: see(cart.lines) })
      queue.add(
        () => act().catch((error: unknown) => say.problem(error)),
        () => void queries.invalidateQueries({ predicate: (query) => shows(query, CART) }),
      )
    },
    [queries],
  )

  return {
    count(sku_id: string, quantity: number) {
      change(
        (lines) => lines.map((line) => (line.sku_id === sku_id ? { ...line, quantity } : line)),
        () => edit.run({ params: { path: { sku_id } }, body: { quantity } }),
      )
    },
    choose(sku_ids: readonly string[], chosen: boolean) {
      const those = new Set(sku_ids)
      change(
        (lines) => lines.map((line) => (those.has(line.sku_id) ? { ...line, chosen } : line)),
        () => many.run({ body: { sku_ids: [...those], chosen } }),
      )
    },
    takeOut(sku_ids: readonly string[]) {
      const those = new Set(sku_ids)
      change(
        (lines) => lines.filter((line) => !those.has(line.sku_id)),
        () => out.run({ params: { query: { sku: [...those] } } }),
      )
    },
  }
}
