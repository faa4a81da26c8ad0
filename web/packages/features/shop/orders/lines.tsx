/** What was bought, with what each offer took off each line. */
import { Link } from 'react-router'
import { yuan } from '@ui/money'
import { RightOutline } from '@ui/shop/icons'
import { ShopPicture } from '@ui/shop/picture'
import type { OrderDetail } from './asked'
import { useOfferName } from '../price/name'
import { useText } from './texts'

type Line = OrderDetail['lines'][number]

export function Bought({ order }: { order: OrderDetail }) {
  const t = useText()
  return (
    <section className="hs-order" aria-label={t('goods')}>
      <header>
        <Link to={`/shops/${order.merchant_id}`}>
          {order.shop_name} <RightOutline className="hs-weak" aria-hidden />
        </Link>
      </header>
      <ul style={{ paddingBlockEnd: 6 }}>
        {order.lines.map((line) => (
          <li key={line.id}>
            <BoughtLine line={line} order={order} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function BoughtLine({ line, order }: { line: Line; order: OrderDetail }) {
  const t = useText()
  const nameOf = useOfferName()
  const offs = order.discounts.filter((one) => one.line_id === line.id && one.fen > 0)
  return (
    <Link className="hs-bought" to={`/products/${line.product_id}`}>
      <ShopPicture file={line.picture} alt="" sizes="72px" />
      <span className="hs-bought-says">
        <span className="hs-bought-name">
          <span>
            {line.is_gift ? <span className="hs-label hs-label-red">{t('gift')}</span> : null} {line.product_name}
          </span>
          <span className="hs-fen">¥{yuan(line.payable_fen)}</span>
        </span>
        <span className="hs-bought-spec">
          <span>{line.spec_text}</span>
          <span className="hs-fen">
            {t('each', { fen: yuan(line.list_fen) })} × {line.quantity}
          </span>
        </span>
        {offs.length === 0 && line.adjust_fen === 0 ? null : (
          <span className="hs-offs">
            {offs.map((one) => (
              <span className="hs-label" key={one.offer_id}>
                {t('off', { name: one.name === '' ? t('offer') : nameOf(one), fen: yuan(one.fen) })}
              </span>
            ))}
            {line.adjust_fen === 0 ? null : <span className="hs-label">{t(line.adjust_fen < 0 ? 'adjusted.less' : 'adjusted.more', { fen: yuan(Math.abs(line.adjust_fen)) })}</span>}
          </span>
        )}
      </span>
    </Link>
  )
}
