/** A public picture in the width that the screen needs. Its place is kept before it arrives. */
import { useState } from 'react'
import { useShopWords } from './words'

const WIDTHS = [200, 400, 800, 1600]

interface ShopPictureProps {
  file: string | null | undefined
  /** What is seen; empty where the text beside says it. */
  alt: string
  /** How wide it is shown, as in the `sizes` of an image. */
  sizes: string
  /** At once, for what is seen first. */
  eager?: boolean
  ratio?: string
}

export function pictureAddress(file: string, width: number) {
  return `/api/shop/pictures/${file}?width=${width}`
}

export function ShopPicture({ file, alt, sizes, eager = false, ratio = '1' }: ShopPictureProps) {
  const word = useShopWords()
  const [failed, setFailed] = useState<string | null>(null)
  const isThere = file !== null && file !== undefined && failed !== file
  return (
    <span className="hs-picture" style={{ aspectRatio: ratio }}>
      {isThere ? (
        <img
          src={pictureAddress(file, 400)}
          srcSet={WIDTHS.map((width) => `${pictureAddress(file, width)} ${width}w`).join(', ')}
          sizes={sizes}
          alt={alt}
          loading={eager ? 'eager' : 'lazy'}
          fetchPriority={eager ? 'high' : undefined}
          decoding="async"
          draggable={false}
          onError={() => setFailed(file)}
        />
      ) : (
        <span className="hs-picture-none">{word('no-picture')}</span>
      )}
    </span>
  )
}
