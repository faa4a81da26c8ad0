/** A product in a grid, and the grid. */
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Schema } from '@api/types'
import { ShopPicture } from '@ui/shop/picture'
import { MarketPrice, Price } from '@ui/shop/price'
import { useShopWords } from '@ui/shop/words'

export type Card = Schema<'CardView'>

const SIZES = '(min-width: 600px) 230px, 48vw'

export function Labels({ labels, own }: { labels: Schema<'LabelView'>[]; own: boolean }) {
  const word = useShopWords()
  if (labels.length === 0 && !own) return null
  return (
    <span className="hs-labels">
      {own ? <span className="hs-label hs-label-own">{word('self-run')}</span> : null}
      {labels.map((label) => (
        <span className={`hs-label hs-label-${label.color ?? 'grey'}`} key={label.name}>
          {label.name}
        </span>
      ))}
    </span>
  )
}

function ProductCard({ card, eager }: { card: Card; eager: boolean }) {
  const word = useShopWords()
  return (
    <Link className="hs-card" to={`/products/${card.id}`}>
      <span className="hs-card-picture">
        <ShopPicture file={card.picture} alt="" sizes={SIZES} eager={eager} />
        {card.in_stock ? null : <span className="hs-card-none">{word('sold-out')}</span>}
      </span>
      <span className="hs-card-words">
        <span className="hs-card-name">{card.name}</span>
        <Labels labels={card.labels} own={card.self_run} />
        <span className="hs-card-price">
          <Price fen={card.price_fen} />
          <MarketPrice fen={card.market_fen} than={card.price_fen} />
        </span>
        <span className="hs-card-shop">{card.shop_name}</span>
      </span>
    </Link>
  )
}

/** `eager`: how many pictures are seen before anybody scrolls. */
export function ProductGrid({ cards, eager = 0, after }: { cards: readonly Card[]; eager?: number; after?: ReactNode }) {
  return (
    <>
      <ul className="hs-grid">
        {cards.map((card, place) => (
          <li key={card.id}>
            <ProductCard card={card} eager={place < eager} />
          </li>
        ))}
      </ul>
      {after}
    </>
  )
}
