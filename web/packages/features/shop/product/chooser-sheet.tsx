/** The spec chooser from below: picture and price follow, what cannot be is not offered. */
import { yuan } from '@ui/money'
import { Button } from '@ui/shop/parts'
import { ShopPicture } from '@ui/shop/picture'
import { MarketPrice, Price } from '@ui/shop/price'
import { Quantity } from '@ui/shop/quantity'
import { say } from '@ui/shop/say'
import { Sheet } from '@ui/shop/sheet'
import { note } from '../behaviour'
import { cart } from '../cart/lines'
import { type Chosen, choose as chooseOption, most, pricesOf, type Product, type Sku, skuOf, stateOf } from './chooser'
import { StockState } from './stock'
import { useText } from './texts'

interface ChooserSheetProps {
  product: Product
  chosen: Chosen
  quantity: number
  open: boolean
  close: () => void
  choose: (chosen: Chosen) => void
  take: (quantity: number) => void
}

export function ChooserSheet({ product, chosen, quantity, open, close, choose, take }: ChooserSheetProps) {
  const t = useText()
  const sku = skuOf(product, chosen)
  const missing = product.specs.filter((spec) => chosen[spec.id] === undefined).map((spec) => spec.name)
  const limit = most(sku)
  const add = () => {
    if (sku === undefined) {
      say.done(t('choose.first', { names: missing.join(' ') }))
      return
    }
    const outcome = cart.add({ product_id: product.id, sku_id: sku.id }, Math.min(quantity, limit), limit)
    if (outcome === 'full') {
      say.done(t('cart.full'))
      return
    }
    note({ kind: 'cart', product_id: product.id })
    say.done(outcome === 'most' ? t('cart.most', { count: limit }) : t('cart.added'))
    close()
  }
  const isNone = sku?.stock === 'none' || !product.in_stock
  const foot = (
    <Button block color="primary" size="large" disabled={isNone} onClick={add}>
      {t(isNone ? 'cart.none' : 'cart')}
    </Button>
  )
  return (
    <Sheet open={open} close={close} title={t('choose.title')} head={<Head product={product} chosen={chosen} sku={sku} missing={missing} />} foot={foot}>
      {product.specs.map((spec, place) => (
        <Spec key={spec.id} product={product} place={place} chosen={chosen} choose={choose} />
      ))}
      <div className="hs-many">
        <span>{t('many')}</span>
        <Quantity name={t('many')} max={limit} value={Math.min(quantity, limit)} onChange={take} />
      </div>
    </Sheet>
  )
}

function Head({ product, chosen, sku, missing }: { product: Product; chosen: Chosen; sku: Sku | undefined; missing: string[] }) {
  const t = useText()
  const { low, high } = pricesOf(product, chosen)
  const option = product.specs.flatMap((spec) => spec.options.filter((one) => chosen[spec.id] === one.key)).find((one) => one.picture)
  const picture = sku?.picture ?? option?.picture ?? product.pictures[0]
  return (
    <div className="hs-chooser-head">
      <ShopPicture key={picture} file={picture} alt={sku?.spec_name ?? product.name} sizes="104px" eager />
      <div aria-live="polite">
        <span className="hs-product-price">
          <Price fen={low} size="large" />
          {low === high ? <MarketPrice fen={sku?.market_fen} than={low} /> : <span className="hs-price hs-price-small">– {yuan(high)}</span>}
        </span>
        <span className="hs-small">{sku === undefined ? t('choose', { names: missing.join(' ') }) : <StockState sku={sku} />}</span>
        <span className="hs-small hs-weak">{sku?.spec_name}</span>
      </div>
    </div>
  )
}

interface SpecProps {
  product: Product
  place: number
  chosen: Chosen
  choose: (chosen: Chosen) => void
}

function Spec({ product, place, chosen, choose }: SpecProps) {
  const t = useText()
  const spec = product.specs[place]
  if (spec === undefined) return null
  return (
    <fieldset className="hs-spec">
      <legend>{spec.name}</legend>
      <div className="hs-chips">
        {spec.options.map((option) => {
          const state = stateOf(product, chosen, spec.id, option.key)
          return (
            <button
              type="button"
              key={option.key}
              className="hs-chip"
              aria-pressed={chosen[spec.id] === option.key}
              aria-label={state === 'possible' ? option.name : t('option.none', { name: option.name })}
              disabled={state !== 'possible' && chosen[spec.id] !== option.key}
              onClick={() => choose(chooseOption(chosen, spec.id, option.key))}
            >
              {option.picture ? <ShopPicture file={option.picture} alt="" sizes="30px" eager /> : null}
              {option.name}
            </button>
          )
        })}
      </div>
    </fieldset>
  )
}
