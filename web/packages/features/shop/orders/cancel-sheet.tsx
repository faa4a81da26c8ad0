/** Giving an order up: why, and what happens to the money. */
import { useState } from 'react'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { yuan } from '@ui/money'
import { CheckOutline } from '@ui/shop/icons'
import { Button } from '@ui/shop/parts'
import { say } from '@ui/shop/say'
import { Sheet } from '@ui/shop/sheet'
import { ORDERS, type Order, useOrder } from './asked'
import { useText } from './texts'

type Reason = NonNullable<Schema<'CancelOwn'>['reason']>
const REASONS: readonly Reason[] = ['changed_mind', 'wrong_goods', 'wrong_address', 'found_cheaper', 'too_slow', 'other']
const TOUCHES = { touches: [...ORDERS, '/api/shop/coupons', '/api/shop/cart'] }

export function CancelSheet({ order, open, close }: { order: Order; open: boolean; close: () => void }) {
  const t = useText()
  return (
    <Sheet open={open} close={close} title={t('cancel.title')}>
      <Asking order={order} close={close} />
    </Sheet>
  )
}

function Asking({ order, close }: { order: Order; close: () => void }) {
  const t = useText()
  const [reason, setReason] = useState<Reason>('changed_mind')
  const trade = useAct('post', '/api/shop/trades/{trade_id}/cancel', TOUCHES)
  const single = useAct('post', '/api/shop/orders/{order_id}/cancel', TOUCHES)
  const isPaid = order.acts.includes('cancel')
  const cancel = async () => {
    const body = { reason }
    try {
      if (isPaid) await single.run({ params: { path: { order_id: order.id } }, body })
      else await trade.run({ params: { path: { trade_id: order.trade_id } }, body })
      say.done(t('cancel.done'))
      close()
    } catch (error) {
      say.problem(error)
    }
  }
  return (
    <>
      <p className="hs-note" role="note">
        <Consequence order={order} isPaid={isPaid} />
      </p>
      <h3 className="hs-coupons-head" style={{ padding: '12px 16px 4px', fontSize: 14 }}>
        {t('cancel.why')}
      </h3>
      <div className="hs-reasons" role="radiogroup" aria-label={t('cancel.why')}>
        {REASONS.map((one) => (
          <button type="button" key={one} role="radio" aria-checked={reason === one} onClick={() => setReason(one)}>
            {t(`reason.${one}`)}
            {reason === one ? <CheckOutline aria-hidden /> : null}
          </button>
        ))}
      </div>
      <div className="hs-pad">
        <Button block color="danger" size="large" loading={trade.running || single.running} onClick={() => void cancel()}>
          {t('cancel.yes')}
        </Button>
      </div>
    </>
  )
}

/** What else goes with it: an unpaid trade is given up whole. */
function Consequence({ order, isPaid }: { order: Order; isPaid: boolean }) {
  const t = useText()
  const beside = (useOrder(order.id, !isPaid).data?.trade_orders ?? 1) - 1
  if (isPaid) return <>{order.payable_fen > 0 && order.paid_at !== null ? t('cancel.paid', { fen: yuan(order.payable_fen) }) : t('cancel.paid.nothing')}</>
  return <>{beside > 0 ? t('cancel.together', { count: beside }) : t('cancel.unpaid')}</>
}
