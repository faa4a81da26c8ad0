/** The pictures, from edge to edge, with the way back upon them. */
import { Link } from 'react-router'
import { SearchOutline } from '@ui/shop/icons'
import { Back } from '@ui/shop/page'
import { ShopPicture } from '@ui/shop/picture'
import { Bone } from '@ui/shop/skeleton'
import { Slides } from '@ui/shop/slides'
import { useShopWords } from '@ui/shop/words'
import type { Product } from './chooser'
import { useText } from './texts'

const SIZES = '(min-width: 720px) 720px, 100vw'

function Over() {
  const t = useText()
  return (
    <div className="hs-product-top">
      <Back />
      <Link className="hs-icon" to="/find" aria-label={t('search')}>
        <SearchOutline />
      </Link>
    </div>
  )
}

export function Pictures({ product }: { product: Product }) {
  const t = useText()
  const shown: (string | null)[] = product.pictures.length === 0 ? [null] : product.pictures
  return (
    <div className="hs-over">
      <Over />
      <Slides name={t('pictures')} place={(current, total) => t('place', { current, total })}>
        {shown.map((file, place) => (
          <ShopPicture key={file} file={file} alt={place === 0 ? product.name : `${product.name} ${place + 1}`} sizes={SIZES} eager={place === 0} />
        ))}
      </Slides>
    </div>
  )
}

export function PicturesBones() {
  const word = useShopWords()
  return (
    <div className="hs-waiting hs-over" role="status" aria-label={word('loading')}>
      <Over />
      <Bone ratio="1" />
      <div className="hs-block">
        <Bone width="40%" height={32} />
        <p>&nbsp;</p>
        <Bone height={24} />
      </div>
    </div>
  )
}
