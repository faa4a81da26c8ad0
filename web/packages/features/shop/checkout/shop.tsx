/** What would become one order: lines with their prices, freight, a word to the seller. */
import { useId } from 'react'
import { yuan } from '@ui/money'
import { ShopPicture } from '@ui/shop/picture'
import { Price } from '@ui/shop/price'
import type { Preview, PreviewLine } from '../price/asked'
import { pieces } from '../cart/shops'
import { type Limit, PiecesLeft, useLimits } from '../price/limits'
import { useOfferName } from '../price/name'
import type { useWanted } from './wanted'
import { useText } from './texts'

const REMARK_MAX = 200
export type Wanted = ReturnType<typeof useWanted>

interface ShopPartProps {
  shop: Preview['shops'][number]
  /** Freight is known, or nothing is sent. */
  sent: boolean
  wanted: Wanted
  /** This gift is not wanted. */
  decline: (sku_id: string) => void
  remark: string
  say: (remark: string) => void
}

export function ShopPart({ shop, sent, wanted, decline, remark, say }: ShopPartProps) {
  const t = useText()
  const id = useId()
  const limits = useLimits(shop.lines.filter((one) => !one.is_gift).map((one) => one.sku_id))
  const fee = shop.freight_fen - shop.freight_off_fen
  return (
    <section className="hs-shop" aria-label={shop.shop_name}>
      <header className="hs-shop-plain">
        <h2>{shop.shop_name}</h2>
      </header>
      <ul>
        {shop.lines.map((line) => (
          <li key={`${line.sku_id} ${line.is_gift}`}>
            <Bought line={line} wanted={wanted} decline={decline} limits={limits} />
          </li>
        ))}
      </ul>
      {sent ? (
        <p className="hs-row hs-shop-foot">
          <span>{t('freight')}</span>
          <span>
            {shop.freight_off_fen === 0 ? null : <span className="hs-less">{t('freight.off', { off: yuan(shop.freight_off_fen) })} </span>}
            <span className="hs-fen">{fee === 0 ? t('freight.free') : `¥${yuan(fee)}`}</span>
          </span>
        </p>
      ) : null}
      <div className="hs-remark-row">
        <label htmlFor={id}>{t('remark')}</label>
        <input id={id} className="hs-remark" maxLength={REMARK_MAX} placeholder={t('remark.hint', { name: shop.shop_name })} value={remark} onChange={(event) => say(event.target.value)} />
      </div>
      <p className="hs-row hs-shop-foot">
        <span className="hs-weak">{t('subtotal', { count: pieces(shop.lines) })}</span>
        <Price fen={shop.payable_fen} size="small" />
      </p>
    </section>
  )
}

interface LineProps extends Pick<ShopPartProps, 'wanted' | 'decline'> {
  line: PreviewLine
}

function Bought({ line, wanted, decline, limits }: LineProps & { limits: readonly Limit[] }) {
  const t = useText()
  const nameOf = useOfferName()
  return (
    <div className="hs-bought">
      <ShopPicture file={line.picture} alt="" sizes="72px" />
      <div className="hs-bought-says">
        <span className="hs-bought-name">
          <span>
            {line.is_gift ? <span className="hs-label hs-label-red">{t('gift')}</span> : null} {line.product_name}
          </span>
          <span className="hs-fen">¥{yuan(line.list_fen)}</span>
        </span>
        <span className="hs-bought-spec">
          <span>{line.spec_text}</span>
          <span className="hs-fen">{t('times', { count: line.quantity })}</span>
        </span>
        {line.discounts.length === 0 ? null : (
          <span className="hs-offs">
            {line.discounts.map((one) => (
              <span className="hs-label" key={one.offer_id}>
                {nameOf(one)} −¥{yuan(one.fen)}
              </span>
            ))}
          </span>
        )}
        {line.is_gift ? null : <PiecesLeft limits={limits} sku_id={line.sku_id} />}
        {line.left === null ? null : <Few line={line} left={line.left} wanted={wanted} decline={decline} />}
      </div>
    </div>
  )
}

function Few({ line, left, wanted, decline }: LineProps & { left: number }) {
  const t = useText()
  if (line.is_gift) {
    return (
      <span className="hs-told-here" role="alert">
        {t('gift.none')}
        <button type="button" className="hs-mini" onClick={() => decline(line.sku_id)}>
          {t('gift.leave')}
        </button>
      </span>
    )
  }
  return (
    <span className="hs-told-here" role="alert">
      {left > 0 ? t('few', { left }) : t('few.none')}
      {left > 0 ? (
        <button type="button" className="hs-mini" onClick={() => wanted.take(line.sku_id, left)}>
          {t('few.take', { left })}
        </button>
      ) : wanted.fromCart ? (
        <button type="button" className="hs-mini" onClick={() => wanted.leaveOut([line.sku_id])}>
          {t('few.leave')}
        </button>
      ) : null}
    </span>
  )
}
