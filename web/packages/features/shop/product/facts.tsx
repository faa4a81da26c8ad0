/** What one has chosen, where it goes and for how much, what is promised. */
import { useState } from 'react'
import { RightOutline } from '@ui/shop/icons'
import { Sheet } from '@ui/shop/sheet'
import { type Chosen, type Product, type Sku, skuOf } from './chooser'
import { Delivery } from './delivery'
import { Offers } from './offers'
import { StockState } from './stock'
import { useText } from './texts'

interface FactsProps {
  product: Product
  chosen: Chosen
  quantity: number
  sku: Sku | undefined
  choose: () => void
}

export function Facts({ product, chosen, quantity, sku, choose }: FactsProps) {
  const t = useText()
  const certain = skuOf(product, chosen)
  const open = product.specs.filter((spec) => chosen[spec.id] === undefined).map((spec) => spec.name)
  return (
    <div className="hs-facts">
      <Offers product={product} sku={sku} />
      <button type="button" className="hs-fact" onClick={choose}>
        <span className="hs-fact-name">{t('chosen')}</span>
        <span className="hs-fact-says">
          {certain === undefined ? t('choose', { names: open.join(' ') }) : <Certain sku={certain} quantity={quantity} />}
        </span>
        <RightOutline aria-hidden />
      </button>
      <Delivery product={product} sku={sku} quantity={quantity} />
      <Promises product={product} />
    </div>
  )
}

function Certain({ sku, quantity }: { sku: Sku; quantity: number }) {
  const t = useText()
  return (
    <>
      {sku.spec_name === '' ? t('count', { count: quantity }) : t('unit', { spec: sku.spec_name, count: quantity })} · <StockState sku={sku} />
    </>
  )
}

function Promises({ product }: { product: Product }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  if (product.promises.length === 0) return null
  return (
    <>
      <button type="button" className="hs-fact" onClick={() => setOpen(true)}>
        <span className="hs-fact-name">{t('promises')}</span>
        <span className="hs-fact-says">{product.promises.map((promise) => promise.name).join(' · ')}</span>
        <RightOutline aria-hidden />
      </button>
      <Sheet open={open} close={() => setOpen(false)} title={t('promises.title')}>
        <dl className="hs-pad">
          {product.promises.map((promise) => (
            <div key={promise.name} style={{ paddingBlock: 8 }}>
              <dt style={{ fontWeight: 600 }}>{promise.name}</dt>
              <dd className="hs-weak">{promise.text}</dd>
            </div>
          ))}
        </dl>
      </Sheet>
    </>
  )
}
