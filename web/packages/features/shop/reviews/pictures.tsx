/** The pictures of a review side by side; a press shows one large. */
import { useState } from 'react'
import { Sheet } from '@ui/shop/sheet'
import { pictureOf } from './asked'
import { useText } from './texts'

export function ReviewPictures({ review, pictures }: { review: string; pictures: readonly string[] }) {
  const t = useText()
  const [open, setOpen] = useState<number | null>(null)
  if (pictures.length === 0) return null
  const shown = open === null ? undefined : pictures[open]
  return (
    <>
      <div className="hs-review-pictures">
        {pictures.map((file, place) => (
          <button type="button" key={file} className="hs-plain" aria-label={t('picture', { place: place + 1 })} onClick={() => setOpen(place)}>
            <img src={pictureOf(review, file, 'small')} alt="" loading="lazy" decoding="async" />
          </button>
        ))}
      </div>
      <Sheet full open={open !== null} close={() => setOpen(null)} title={t('picture', { place: (open ?? 0) + 1 })}>
        {shown === undefined ? null : <img className="hs-review-large" src={pictureOf(review, shown, 'large')} alt={t('picture', { place: (open ?? 0) + 1 })} />}
      </Sheet>
    </>
  )
}
