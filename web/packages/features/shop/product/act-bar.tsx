/** The one act, always in reach, between the ways out. */
import { Link } from 'react-router'
import { AppOutline, ShopbagOutline } from '@ui/shop/icons'
import { Button } from '@ui/shop/parts'
import { CartCount } from '../cart/count'
import type { End, Product } from './chooser'
import { useText } from './texts'

export function ActBar({ product, act }: { product: Product; act: (end: End) => void }) {
  const t = useText()
  return (
    <div className="hs-fixed hs-bar">
      <Link to="/">
        <AppOutline aria-hidden />
        {t('home')}
      </Link>
      <Link to="/cart">
        <ShopbagOutline aria-hidden />
        {t('to-cart')}
        <CartCount />
      </Link>
      {product.in_stock ? (
        <Button color="primary" fill="outline" size="large" onClick={() => act('cart')}>
          {t('cart')}
        </Button>
      ) : null}
      <Button color="primary" size="large" disabled={!product.in_stock} onClick={() => act('buy')}>
        {t(product.in_stock ? 'buy' : 'cart.none')}
      </Button>
    </div>
  )
}
