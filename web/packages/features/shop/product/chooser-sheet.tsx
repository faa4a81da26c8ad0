/** The spec chooser from below: picture and price follow, what cannot be is not offered. */
import { useNavigate } from 'react-router'
import { yuan } from '@ui/money'
import { Button } from '@ui/shop/parts'
import { ShopPicture } from '@ui/shop/picture'
import { MarketPrice, Price } from '@ui/shop/price'
import { Quantity } from '@ui/shop/quantity'
import { say } from '@ui/shop/say'
import { Sheet } from '@ui/shop/sheet'
import { note } from '../behaviour'
import { usePutInCart } from '../cart/server'
import { PiecesLeft, useLimits } from '../price/limits'
import { type Chosen, choose as chooseOption, type End, most, pricesOf, type Product, type Sku, skuOf, stateOf } from './chooser'
import { StockState } from './stock'
import { useText } from './texts'

interface ChooserSheetProps {
  product: Product
  chosen: Chosen
  quantity: number
  /** What it may end in. */
  ends: readonly End[]
  open: boolean
  close: () => void
  choose: (chosen: Chosen) => void
  take: (quantity: number) => void
}

export function ChooserSheet({ product, chosen, quantity, ends, open, close, choose, take }: ChooserSheetProps) {
  const t = useText()
  const sku = skuOf(product, chosen)
  const missing = product.specs.filter((spec) => chosen[spec.id] === undefined).map((spec) => spec.name)
  const limit = most(sku)
  const limits = useLimits(open && sku !== undefined ? [sku.id] : [])
  const put = usePutInCart()
  const go = useNavigate()
  const count = Math.min(quantity, limit)
  const add = async (wanted: Sku) => {
    try {
      await put.run(wanted.id, count)
      note({ kind: 'cart', product_id: product.id })
      say.done(t('cart.added'))
      close()
    } catch (error) {
      say.problem(error)
    }
  }
  const end = (wanted: End) => {
    if (sku === undefined) say.done(t('choose.first', { names: missing.join(' ') }))
    else if (wanted === 'cart') void add(sku)
    else void go(`/checkout?${new URLSearchParams({ sku: sku.id, quantity: String(count) })}`)
  }
  const isNone = sku?.stock === 'none' || !product.in_stock
  const foot = (
    <div className="hs-two">
      {(isNone ? ends.slice(0, 1) : ends).map((one, place, all) => (
        <Button key={one} block color="primary" fill={place === all.length - 1 ? 'solid' : 'outline'} size="large" disabled={isNone} loading={one === 'cart' && put.running} onClick={() => end(one)}>
          {t(isNone ? 'cart.none' : one)}
        </Button>
      ))}
    </div>
  )
  return (
    <Sheet open={open} close={close} title={t('choose.title')} head={<Head product={product} chosen={chosen} sku={sku} missing={missing} />} foot={foot}>
      {product.specs.map((spec, place) => (
        <Spec key={spec.id} product={product} place={place} chosen={chosen} choose={choose} />
      ))}
      <div className="hs-many">
        <span>{t('many')}</span>
        <Quantity name={t('many')} max={limit} value={count} onChange={take} />
      </div>
      <div className="hs-pad" style={{ paddingBlock: 0 }}>
        <PiecesLeft limits={limits} sku_id={sku?.id} />
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
