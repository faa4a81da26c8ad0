/** One's own orders, as they are asked for. */
import { useMemo } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { pause } from '../pay/standing'

export type Order = Schema<'OwnOrderView'>
export type OrderDetail = Schema<'OwnOrderDetailView'>
export type State = Order['state']

export const STATES = ['awaiting_payment', 'awaiting_shipment', 'awaiting_receipt', 'completed', 'cancelled'] as const
export type Tab = (typeof STATES)[number]

export const ORDERS = ['/api/shop/orders', '/api/shop/trades']
const AT_ONCE = 10

export function useOrders(state: Tab | null) {
  const found = api.useInfiniteQuery(
    'get',
    '/api/shop/orders',
    { params: { query: { ...(state === null ? {} : { state }), limit: AT_ONCE } } },
    { pageParamName: 'after', initialPageParam: null, getNextPageParam: (last) => last.next, staleTime: 0, placeholderData: keepPreviousData },
  )
  const pages = found.data?.pages
  const orders = useMemo(() => pages?.flatMap((page) => page.items), [pages])
  return { found, orders }
}

/** Of states in which something is waited for; nothing while it is not known. */
export function useOrderCounts(enabled = true): ReadonlyMap<string, { count: number; more: boolean }> {
  const asked = api.useQuery('get', '/api/shop/orders/counts', {}, { enabled, staleTime: 0 })
  return useMemo(() => new Map(asked.data?.map((one) => [one.state, one])), [asked.data])
}

/** Asked again by itself while something is about to happen: it expires, its money is on its way, or
 * whoever asks knows of more and says how often to look.
 */
export function useOrder(order_id: string, enabled: boolean, every?: number) {
  return api.useQuery('get', '/api/shop/orders/{order_id}', { params: { path: { order_id } } }, {
    enabled,
    // It may have been paid on another page just now.
    staleTime: 0,
    refetchInterval: ({ state: { data, dataUpdateCount } }) => {
      const isMoving = data?.payment === 'refunding' || (data?.state === 'awaiting_payment' && data.seconds_left === 0)
      return isMoving ? pause(dataUpdateCount) : (every ?? false)
    },
  })
}
