/** Ways to refunds and returns: from an order, and from one's own page. */
import { Link } from 'react-router'
import type { Schema } from '@api/types'
import { RightOutline, ShopbagOutline } from '@ui/shop/icons'
import { useText } from './texts'

const STATES = new Set(['awaiting_shipment', 'awaiting_receipt', 'completed'])
type Order = Pick<Schema<'OwnOrderView'>, 'id' | 'state' | 'payment' | 'aftersale'>

export function CaseWay({ order }: { order: Order }) {
  const t = useText()
  if (order.aftersale === 'open') {
    return (
      <Link className="hs-order-act" to="/aftersale">
        {t('mine')}
      </Link>
    )
  }
  if (order.payment !== 'paid' || !STATES.has(order.state)) return null
  return (
    <Link className="hs-order-act" to={`/orders/${order.id}/aftersale`}>
      {t('entry')}
    </Link>
  )
}

/** On one's own page. */
export function CaseEntry() {
  const t = useText()
  return (
    <li>
      <Link className="hs-line" to="/aftersale">
        <span>
          <ShopbagOutline aria-hidden /> {t('mine')}
        </span>
        <RightOutline className="hs-weak" aria-hidden />
      </Link>
    </li>
  )
}
