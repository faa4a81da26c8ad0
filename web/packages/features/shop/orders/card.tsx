/** One order in the list: from whom, what, how much, and what one can do with it. */
import { Link } from 'react-router'
import { RightOutline } from '@ui/shop/icons'
import { ShopPicture } from '@ui/shop/picture'
import { Price } from '@ui/shop/price'
import { clock, useSecondsLeft } from '../pay/standing'
import { Acts } from './acts'
import type { Order } from './asked'
import { meaningOf, sumOf, useStanding } from './standing'
import { useText } from './texts'

const PICTURES_MAX = 3
const nothing = () => undefined

export function OrderCard({ order, saidAt }: { order: Order; saidAt: number }) {
  const t = useText()
  const standing = useStanding()
  const pieces = order.lines.reduce((sum, line) => sum + line.quantity, 0)
  return (
    <article className="hs-order" aria-label={t('shop', { shop: order.shop_name })}>
      <header>
        <Link to={`/shops/${order.merchant_id}`}>
          {order.shop_name} <RightOutline className="hs-weak" aria-hidden />
        </Link>
        <span className={`hs-order-state hs-state-${meaningOf(order)}`}>{standing.word(order)}</span>
      </header>
      <Link to={`/orders/${order.id}`} aria-label={`${t('detail')} ${order.number}`}>
        <Goods order={order} pieces={pieces} />
        <p className="hs-order-sum">
          {t(sumOf(order))} <Price fen={order.payable_fen} />
        </p>
      </Link>
      <div className="hs-order-acts" role="group" aria-label={t('acts')}>
        {order.acts.includes('pay') ? <Left order={order} saidAt={saidAt} /> : null}
        <Acts order={order} />
      </div>
    </article>
  )
}

function Goods({ order, pieces }: { order: Order; pieces: number }) {
  const t = useText()
  const [only] = order.lines
  if (only !== undefined && order.lines.length === 1) {
    return (
      <span className="hs-order-pictures">
        <ShopPicture file={only.picture} alt="" sizes="72px" />
        <span style={{ flex: 1, minWidth: 0 }}>
          {only.product_name}
          <br />
          <span className="hs-weak hs-small">{only.spec_text}</span>
        </span>
        <span className="hs-weak hs-small" style={{ flex: 'none' }}>
          × {only.quantity}
        </span>
      </span>
    )
  }
  return (
    <span className="hs-order-pictures">
      {order.lines.slice(0, PICTURES_MAX).map((line) => (
        <ShopPicture key={line.id} file={line.picture} alt={line.product_name} sizes="72px" />
      ))}
      <span className="hs-weak hs-small">
        {order.lines.length > PICTURES_MAX ? (
          <>
            {t('more-lines', { count: order.lines.length })}
            <br />
          </>
        ) : null}
        {t('pieces', { count: pieces })}
      </span>
    </span>
  )
}

function Left({ order, saidAt }: { order: Order; saidAt: number }) {
  const t = useText()
  const seconds = useSecondsLeft(order.seconds_left, saidAt, nothing)
  return (
    <span className="hs-small hs-state-waiting" role="timer">
      {seconds > 0 ? t('left', { left: clock(seconds) }) : t('left.over')}
    </span>
  )
}
