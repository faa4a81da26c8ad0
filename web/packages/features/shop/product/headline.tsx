/** What it costs and what it is. */
import { MarketPrice, Price } from '@ui/shop/price'
import { Labels } from '../card'
import { type Chosen, pricesOf, type Product, skuOf } from './chooser'
import { useText } from './texts'

export function Headline({ product, chosen }: { product: Product; chosen: Chosen }) {
  const t = useText()
  const sku = skuOf(product, chosen)
  const { low, high } = pricesOf(product, chosen)
  const cheapest = sku ?? product.skus.find((one) => one.price_fen === low)
  return (
    <section className="hs-block">
      <p className="hs-product-price" aria-live="polite">
        <Price fen={low} from={low !== high} size="large" />
        <MarketPrice fen={cheapest?.market_fen} than={low} />
      </p>
      <h1 className="hs-product-name">{product.name}</h1>
      {product.subtitle === '' ? null : <p className="hs-weak">{product.subtitle}</p>}
      <Labels labels={product.labels} own={product.self_run} />
      {product.kind === 'physical' ? null : <p className="hs-weak hs-small">{t(`kind.${product.kind}`)}</p>}
    </section>
  )
}
