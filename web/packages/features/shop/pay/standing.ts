/** How a trade and its newest payment stand, asked for politely. */
import { useEffect, useState } from 'react'
import { api } from '@api/client'
import type { Schema } from '@api/types'

export type Trade = Schema<'OwnTradeView'>
export type Payment = Schema<'OwnPaymentView'>
export type Method = Schema<'OwnTryView'>['method']
type Try = Pick<Trade['payments'][number], 'state'>

const AWAITED = new Set(['created', 'pending', 'succeeded'])
const SECOND = 1_000
const SOON = 2 * SECOND
const LATER = 5 * SECOND
const SELDOM = 15 * SECOND
const SOON_TIMES = 15
const LATER_TIMES = 60

/** Every two seconds at first, and less and less often. */
export function pause(times: number): number {
  if (times < SOON_TIMES) return SOON
  return times < LATER_TIMES ? LATER : SELDOM
}

/** Money may still come of it, or has come and the trade has not heard of it yet. */
export function isAwaited(one: Try | undefined): boolean {
  return one !== undefined && AWAITED.has(one.state)
}

/** `watched`: somebody waits for what becomes of it. */
export function useTrade(trade_id: string, enabled: boolean) {
  return api.useQuery('get', '/api/shop/trades/{trade_id}', { params: { path: { trade_id } } }, {
    enabled,
    staleTime: 0,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => {
      if (state.data?.state !== 'waiting') return false
      return isAwaited(state.data.payments[0]) || state.data.seconds_left === 0 ? pause(state.dataUpdateCount) : false
    },
  })
}

/** Until it says how to pay, and while that may change. */
export function usePayment(payment_id: string | undefined) {
  return api.useQuery('get', '/api/shop/payments/{payment_id}', { params: { path: { payment_id: payment_id ?? '' } } }, {
    enabled: payment_id !== undefined,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'created' ? pause(state.dataUpdateCount) / 2 : false),
  })
}

/** Counts down by itself from what the house said, which has its own clock; at the end it is asked again. */
export function useSecondsLeft(left: number, saidAt: number, ask: () => unknown): number {
  const [now, setNow] = useState(() => Date.now())
  const seconds = Math.max(0, Math.ceil((saidAt + left * SECOND - now) / SECOND))
  const isCounting = seconds > 0
  useEffect(() => {
    if (!isCounting) {
      void ask()
      return
    }
    const timer = setInterval(() => setNow(Date.now()), SECOND)
    return () => clearInterval(timer)
  }, [isCounting, ask])
  return seconds
}

const MINUTE = 60
const HOUR = 3_600

/** `1:02:03`, `29:58`. */
export function clock(seconds: number): string {
  const two = (count: number) => String(count).padStart(2, '0')
  const hours = Math.floor(seconds / HOUR)
  const minutes = Math.floor(seconds / MINUTE) % MINUTE
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % MINUTE)}`
}

/** What the application around the page is handed to pay; none of it is ours to change. */
export function bridgeOf(payment: Pick<Payment, 'how_to_pay'>): Record<string, unknown> | null {
  const { kind, facts } = payment.how_to_pay
  return kind === 'bridge' && typeof facts === 'object' && facts !== null ? (facts as Record<string, unknown>) : null
}

/** Where a gateway wants the buyer to go; nothing but pages of the web. */
export function wayOut(payment: Pick<Payment, 'how_to_pay'>): string | null {
  const { kind, address } = payment.how_to_pay
  return kind === 'redirect' && typeof address === 'string' && /^https?:\/\//.test(address) ? address : null
}
