/** How the sum of an order came about: every offer by itself. */
import { yuan } from '@ui/money'
import { Price } from '@ui/shop/price'
import type { OrderDetail } from './asked'
import { sumOf } from './standing'
import { byOffer } from './sums'
import { useOfferName } from '../price/name'
import { useText } from './texts'

export function Sums({ order }: { order: OrderDetail }) {
  const t = useText()
  const nameOf = useOfferName()
  return (
    <section className="hs-order" aria-label={t('sums')} style={{ paddingBlock: 4 }}>
      <p className="hs-row">
        <span>{t('sums.goods')}</span>
        <span className="hs-fen">¥{yuan(order.goods_fen)}</span>
      </p>
      {byOffer(order.discounts).map((one) => (
        <p className="hs-row" key={one.offer_id}>
          <span>{one.name === '' ? t('offer') : nameOf(one)}</span>
          <span className="hs-less">−¥{yuan(one.fen)}</span>
        </p>
      ))}
      <p className="hs-row">
        <span>{t('sums.freight')}</span>
        <span className="hs-fen">{order.freight_fen === 0 ? t('sums.freight.free') : `¥${yuan(order.freight_fen)}`}</span>
      </p>
      {order.freight_off_fen === 0 ? null : (
        <p className="hs-row">
          <span>{t('sums.freight.off')}</span>
          <span className="hs-less">−¥{yuan(order.freight_off_fen)}</span>
        </p>
      )}
      {order.adjust_fen === 0 ? null : (
        <p className="hs-row">
          <span>{t('sums.adjust')}</span>
          <span className={order.adjust_fen < 0 ? 'hs-less' : 'hs-fen'}>
            {order.adjust_fen < 0 ? '−' : '+'}¥{yuan(Math.abs(order.adjust_fen))}
          </span>
        </p>
      )}
      <p className="hs-row" style={{ alignItems: 'center' }}>
        <strong>{t(sumOf(order))}</strong>
        <Price fen={order.payable_fen} />
      </p>
    </section>
  )
}
