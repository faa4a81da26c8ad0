/** What something costs, in whole fen: large yuan, small fen. */
import { yuan } from '../money'
import { useShopWords } from './words'

interface PriceProps {
  fen: number | bigint
  /** The cheapest of several. */
  from?: boolean
  size?: 'small' | 'usual' | 'large'
}

export function Price({ fen, from = false, size = 'usual' }: PriceProps) {
  const word = useShopWords()
  const [whole, cents] = yuan(fen).split('.')
  return (
    <span className={`hs-price hs-price-${size}`}>
      <small>¥</small>
      {whole}
      <small>.{cents}</small>
      {from ? <small className="hs-price-from">{word('price.from')}</small> : null}
    </span>
  )
}

/** What others ask for it, struck through; nothing where it is not more. */
export function MarketPrice({ fen, than }: { fen: number | null | undefined; than: number }) {
  const word = useShopWords()
  if (fen === null || fen === undefined || fen <= than) return null
  return (
    <span className="hs-market">
      <span className="hs-unseen">{word('price.market')} </span>
      <s>¥{yuan(fen)}</s>
    </span>
  )
}
