/** The ways to one's reviews. */
import { Link } from 'react-router'
import { EditSOutline, RightOutline } from '@ui/shop/icons'
import { useText } from './texts'

/** A line among the others of one's own page. */
export function ReviewEntry() {
  const t = useText()
  return (
    <li>
      <Link className="hs-line" to="/reviews">
        <span>
          <EditSOutline aria-hidden /> {t('mine')}
        </span>
        <RightOutline className="hs-weak" aria-hidden />
      </Link>
    </li>
  )
}

/** Among the acts of an order that was received. */
export function ReviewWay({ order }: { order: string }) {
  const t = useText()
  return (
    <Link className="hs-order-act" to={`/reviews?order=${order}`}>
      {t('order')}
    </Link>
  )
}
