/** The ways to one's orders and coupons, on one's own page. */
import { Link } from 'react-router'
import '@ui/shop/own.css'
import { ClockCircleOutline, CouponOutline, RightOutline, ShopbagOutline, TruckOutline, UnorderedListOutline } from '@ui/shop/icons'
import { useMember } from '../me/who'
import { useOrderCounts } from './asked'
import { useText } from './texts'

const WAYS = [
  { state: 'awaiting_payment', sign: <ClockCircleOutline aria-hidden /> },
  { state: 'awaiting_shipment', sign: <ShopbagOutline aria-hidden /> },
  { state: 'awaiting_receipt', sign: <TruckOutline aria-hidden /> },
] as const

export function OrderEntries() {
  const t = useText()
  const counts = useOrderCounts(useMember() !== null)
  return (
    <nav className="hs-order" style={{ marginBlockStart: 0 }} aria-label={t('mine')}>
      <div className="hs-entries">
        {WAYS.map(({ state, sign }) => {
          const counted = counts.get(state)
          return (
            <Link key={state} to={`/orders?state=${state}`}>
              {sign}
              {t(`tab.${state}`)}
              {counted === undefined || counted.count === 0 ? null : (
                <span className="hs-count">
                  {counted.count}
                  {counted.more ? '+' : ''}
                </span>
              )}
            </Link>
          )
        })}
        <Link to="/orders">
          <UnorderedListOutline aria-hidden />
          {t('all')}
        </Link>
      </div>
    </nav>
  )
}

/** A line among the others of that page. */
export function CouponEntry() {
  const t = useText()
  return (
    <li>
      <Link className="hs-line" to="/coupons/mine">
        <span>
          <CouponOutline aria-hidden /> {t('coupons')}
        </span>
        <RightOutline className="hs-weak" aria-hidden />
      </Link>
    </li>
  )
}
