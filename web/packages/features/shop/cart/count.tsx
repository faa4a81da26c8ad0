/** How many pieces are in the cart. */
import { useCartCount } from './server'
import { useText } from './texts'

const SHOWN_MAX = 99

export function CartCount() {
  const t = useText()
  const count = useCartCount()
  if (count === 0) return null
  return (
    <span className="hs-count">
      <span aria-hidden>{count > SHOWN_MAX ? `${SHOWN_MAX}+` : count}</span>
      <span className="hs-unseen">{t('pieces', { count })}</span>
    </span>
  )
}
