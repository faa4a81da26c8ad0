/** Who sells it. */
import { Link } from 'react-router'
import { AppstoreOutline } from '@ui/shop/icons'
import { ShopPicture } from '@ui/shop/picture'
import { useShopWords } from '@ui/shop/words'
import type { Product } from './chooser'
import { useText } from './texts'

export function SellerCard({ product }: { product: Product }) {
  const t = useText()
  const word = useShopWords()
  return (
    <section className="hs-block hs-seller">
      <span className="hs-seller-sign" aria-hidden>
        {product.shop_logo === null ? ([...product.shop_name][0] ?? <AppstoreOutline />) : <ShopPicture file={product.shop_logo} alt="" sizes="48px" />}
      </span>
      <span className="hs-seller-name">
        <strong>{product.shop_name}</strong> {product.self_run ? <span className="hs-label hs-label-own">{word('self-run')}</span> : null}
      </span>
      <Link className="hs-chip" to={`/shops/${product.merchant_id}`}>
        {t('shop.enter')}
      </Link>
    </section>
  )
}
