/** What one can do with an order now. */
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { asProblem } from '@api/problem'
import { say } from '@ui/shop/say'
import { CaseWay } from '../aftersale/entry'
import { usePutInCart } from '../cart/server'
import { ReviewWay } from '../reviews/entry'
import type { Order } from './asked'
import { CancelSheet } from './cancel-sheet'
import { useText } from './texts'

const SERVER_FAILED = 500

/** Everything of it that is still sold goes into the cart once more. */
function useBuyAgain(order: Order) {
  const t = useText()
  const go = useNavigate()
  const put = usePutInCart()
  const run = async () => {
    const wanted = order.lines.filter((line) => !line.is_gift)
    let gone = 0
    for (const line of wanted) {
      try {
        await put.run(line.sku_id, line.quantity)
      } catch (error) {
        if (asProblem(error).status >= SERVER_FAILED) {
          say.problem(error)
          return
        }
        gone += 1
      }
    }
    if (gone === wanted.length) {
      say.done(t('again.none'))
      return
    }
    say.done(gone === 0 ? t('again.done') : t('again.some', { count: gone }))
    await go('/cart')
  }
  return { run, running: put.running }
}

export function Acts({ order }: { order: Order }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const again = useBuyAgain(order)
  const may = new Set(order.acts)
  const mayCancel = may.has('cancel') || may.has('cancel_trade')
  return (
    <>
      {mayCancel ? (
        <button type="button" className="hs-order-act" onClick={() => setOpen(true)}>
          {t('act.cancel')}
        </button>
      ) : null}
      {order.state === 'awaiting_payment' ? null : (
        <button type="button" className="hs-order-act" disabled={again.running} onClick={() => void again.run()}>
          {t('act.again')}
        </button>
      )}
      <CaseWay order={order} />
      {order.state === 'completed' ? <ReviewWay order={order.id} /> : null}
      {may.has('pay') ? (
        <Link className="hs-order-act hs-order-act-first" to={`/pay/${order.trade_id}`}>
          {t('act.pay')}
        </Link>
      ) : null}
      {mayCancel ? <CancelSheet order={order} open={open} close={() => setOpen(false)} /> : null}
    </>
  )
}
