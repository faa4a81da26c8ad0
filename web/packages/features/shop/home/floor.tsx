/** One strip of the first page. */
import { Link } from 'react-router'
import type { Schema } from '@api/types'
import { RightOutline } from '@ui/shop/icons'
import { ShopPicture } from '@ui/shop/picture'
import { Slides } from '@ui/shop/slides'
import { ProductGrid } from '../card'
import { useText } from './texts'

type FloorView = Schema<'FloorOnHomeView'>

const BANNER_RATIO = '2.2'
const FIRST_SEEN = 4

export function Floor({ floor, first }: { floor: FloorView; first: boolean }) {
  const t = useText()
  if (floor.kind === 'banner') return <Banners floor={floor} first={first} />
  return (
    <section className="hs-floor" aria-labelledby={`floor-${floor.id}`}>
      <header>
        <h2 id={`floor-${floor.id}`}>{floor.title}</h2>
        {floor.category_id === null ? null : (
          <Link to={`/search?category=${floor.category_id}`}>
            {t('all')}
            <RightOutline aria-hidden />
          </Link>
        )}
      </header>
      <ProductGrid cards={floor.products} eager={first ? FIRST_SEEN : 0} />
    </section>
  )
}

function Banners({ floor, first }: { floor: FloorView; first: boolean }) {
  const t = useText()
  if (floor.banners.length === 0) return null
  return (
    <Slides name={floor.title || t('banners')} place={(current, total) => t('banner.place', { current, total })} loop autoplay>
      {floor.banners.map((banner, place) => (
        <Link to={banner.link} key={`${banner.picture}-${place}`}>
          <ShopPicture file={banner.picture} alt={banner.alt} sizes="(min-width: 720px) 720px, 100vw" ratio={BANNER_RATIO} eager={first && place === 0} />
        </Link>
      ))}
    </Slides>
  )
}
