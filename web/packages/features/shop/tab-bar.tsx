/** The four rooms of the shop, at the bottom. */
import { NavLink } from 'react-router'
import { AppOutline, AppstoreOutline, ShopbagOutline, UserOutline } from '@ui/shop/icons'
import { useShopWords } from '@ui/shop/words'
import { CartCount } from './cart/count'

export function TabBar() {
  const word = useShopWords()
  return (
    <nav className="hs-fixed hs-tabs" aria-label={word('nav')}>
      <NavLink to="/" end>
        <AppOutline aria-hidden />
        {word('nav.home')}
      </NavLink>
      <NavLink to="/categories">
        <AppstoreOutline aria-hidden />
        {word('nav.categories')}
      </NavLink>
      <NavLink to="/cart">
        <ShopbagOutline aria-hidden />
        {word('nav.cart')}
        <CartCount />
      </NavLink>
      <NavLink to="/me">
        <UserOutline aria-hidden />
        {word('nav.me')}
      </NavLink>
    </nav>
  )
}
