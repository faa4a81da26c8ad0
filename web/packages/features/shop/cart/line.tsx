/** One line of the cart. */
import { Link } from 'react-router'
import { yuan } from '@ui/money'
import { Check } from '@ui/shop/check'
import { DeleteOutline } from '@ui/shop/icons'
import { ShopPicture } from '@ui/shop/picture'
import { Price } from '@ui/shop/price'
import { Quantity } from '@ui/shop/quantity'
import { say } from '@ui/shop/say'
import type { CartLine, useCartActs } from './server'
import { useText } from './texts'

const MOST = 999

interface LineProps {
  line: CartLine
  acts: ReturnType<typeof useCartActs>
}

export function Line({ line, acts }: LineProps) {
  const t = useText()
  const name = line.product_name
  return (
    <div className="hs-cart-row">
      <Check name={t('choose', { name })} on={line.chosen} change={(on) => acts.choose([line.sku_id], on)} />
      <Link to={`/products/${line.product_id}`} tabIndex={-1} aria-hidden>
        <ShopPicture file={line.picture} alt="" sizes="92px" />
      </Link>
      <div className="hs-cart-line">
        <Link className="hs-card-name" to={`/products/${line.product_id}`}>
          {name}
        </Link>
        {line.spec_text === '' ? null : <span className="hs-spec-of">{line.spec_text}</span>}
        <Changed line={line} />
        {line.standing === 'few_left' && line.left !== null ? <Few line={line} left={line.left} acts={acts} /> : null}
        <div className="hs-cart-acts">
          <Price fen={line.price_fen} />
          <Quantity name={t('quantity', { name })} max={Math.max(line.left ?? MOST, 1)} value={line.quantity} onChange={(count) => acts.count(line.sku_id, count)} />
        </div>
      </div>
    </div>
  )
}

function Few({ line, left, acts }: LineProps & { left: number }) {
  const t = useText()
  return (
    <span className="hs-told-here">
      {t('few', { left })}
      <button type="button" className="hs-mini" onClick={() => acts.count(line.sku_id, left)}>
        {t('few.take', { left })}
      </button>
    </span>
  )
}

function Changed({ line: { seen_fen, price_fen } }: { line: CartLine }) {
  const t = useText()
  if (seen_fen === price_fen) return null
  const isLess = price_fen < seen_fen
  return <span className={`hs-small ${isLess ? 'hs-down' : 'hs-up'}`}>{t(isLess ? 'cheaper' : 'dearer', { fen: yuan(Math.abs(price_fen - seen_fen)) })}</span>
}

/** What cannot be bought any more, or not now. */
export function PastLine({ line, acts }: LineProps) {
  const t = useText()
  const name = line.product_name || t('past.name')
  const remove = async () => {
    if (await say.ask({ title: t('remove.title', { count: 1 }), yes: t('remove.yes'), no: t('remove.no') })) acts.takeOut([line.sku_id])
  }
  return (
    <div className="hs-cart-row hs-off" style={{ paddingInlineStart: 16 }}>
      <ShopPicture file={line.picture} alt="" sizes="92px" />
      <div className="hs-cart-line">
        {line.product_id === null ? (
          <span className="hs-card-name">{name}</span>
        ) : (
          <Link className="hs-card-name" to={`/products/${line.product_id}`}>
            {name}
          </Link>
        )}
        {line.spec_text === '' ? null : <span className="hs-spec-of">{line.spec_text}</span>}
        <div className="hs-cart-acts">
          <span className="hs-told-here">{t(line.standing === 'sold_out' ? 'past.sold_out' : 'past.off_shelf')}</span>
          <button type="button" className="hs-icon" aria-label={t('remove', { name })} onClick={() => void remove()}>
            <DeleteOutline />
          </button>
        </div>
      </div>
    </div>
  )
}
