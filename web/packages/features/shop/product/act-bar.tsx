/** The one act, always in reach, between the ways out. */
import { Link } from 'react-router'
import { AppOutline, ShopbagOutline } from '@ui/shop/icons'
import { Button } from '@ui/shop/parts'
import { CartCount } from '../cart/count'
import type { Product } from './chooser'
import { useText } from './texts'

export function ActBar({ product, act }: { product: Product; act: () => void }) {
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
      <Button color="primary" size="large" disabled={!product.in_stock} onClick={() => act()}>
        {t(product.in_stock ? 'cart' : 'cart.none')}
      </Button>
    </div>
  )
}
