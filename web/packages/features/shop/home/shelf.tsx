/** The first categories, one touch away. */
import { Link } from 'react-router'
import { UnorderedListOutline } from '@ui/shop/icons'
import { type CategoryNode, useCategoryName } from '../categories/tree'
import { useText } from './texts'

const FULL = 9
const ONE_ROW = 4

export function Shelf({ categories }: { categories: readonly CategoryNode[] }) {
  const t = useText()
  const name = useCategoryName()
  if (categories.length === 0) return null
  // One row or two, with the way to all of them at the end.
  const shown = categories.slice(0, categories.length >= FULL ? FULL : ONE_ROW)
  return (
    <nav className="hs-shelf" aria-label={t('categories')}>
      {shown.map((one) => (
        <Link key={one.id} to={`/search?category=${one.id}`}>
          <span aria-hidden>{[...name(one)][0]}</span>
          <span>{name(one)}</span>
        </Link>
      ))}
      <Link to="/categories">
        <span aria-hidden>
          <UnorderedListOutline />
        </span>
        <span>{t('more')}</span>
      </Link>
    </nav>
  )
}
