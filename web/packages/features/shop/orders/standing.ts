/** How an order stands, in one word and one sentence. */
import { yuan } from '@ui/money'
import { clock } from '../pay/standing'
import type { Order } from './asked'
import { useText } from './texts'

type Standing = Pick<Order, 'state' | 'payment' | 'payable_fen'>
type Meaning = 'waiting' | 'running' | 'good' | 'off'

const MEANINGS: Record<Order['state'], Meaning> = {
  awaiting_payment: 'waiting',
  awaiting_shipment: 'running',
  awaiting_receipt: 'running',
  completed: 'good',
  cancelled: 'off',
  closed: 'off',
}

export function meaningOf(order: Standing): Meaning {
  return MEANINGS[order.state]
}

/** Of what is cancelled one wants to know where the money is. */
function moneyOf(order: Standing): 'refunding' | 'refunded' | null {
  const isOver = order.state === 'cancelled' && order.payable_fen > 0
  return isOver && (order.payment === 'refunding' || order.payment === 'refunded') ? order.payment : null
}

/** What its sum is: paid, to be paid, or neither any more. */
export function sumOf(order: Pick<Order, 'state' | 'paid_at'>): 'payable' | 'paid' | 'total' {
  if (order.paid_at !== null) return 'paid'
  return order.state === 'cancelled' || order.state === 'closed' ? 'total' : 'payable'
}

export function useStanding() {
  const t = useText()
  return {
    word: (order: Standing) => t(`state.${moneyOf(order) ?? order.state}`),
    next: (order: Standing, seconds: number): string => {
      const money = moneyOf(order)
      if (money !== null) return t(`next.${money}`, { fen: yuan(order.payable_fen) })
      if (order.state === 'awaiting_payment') return seconds > 0 ? t('next.awaiting_payment', { left: clock(seconds) }) : t('next.over')
      return t(order.payment === 'on_delivery' && order.state === 'awaiting_shipment' ? 'next.on_delivery' : `next.${order.state}`)
    },
  }
}
