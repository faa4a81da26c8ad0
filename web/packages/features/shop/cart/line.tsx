/** One line of the cart. */
import { Link } from 'react-router'
import { asProblem } from '@api/problem'
import type { Schema } from '@api/types'
import { DeleteOutline } from '@ui/shop/icons'
import { Button } from '@ui/shop/parts'
import { ShopPicture } from '@ui/shop/picture'
import { Price } from '@ui/shop/price'
import { Quantity } from '@ui/shop/quantity'
import { say } from '@ui/shop/say'
import { Bone } from '@ui/shop/skeleton'
import { useShopWords } from '@ui/shop/words'
import { most } from '../product/chooser'
import { StockState } from '../product/stock'
import { cart, type CartLine } from './lines'
import { useText } from './texts'

type Product = Schema<'ProductPageView'>

interface LineProps {
  line: CartLine
  product: Product | undefined
  failed: unknown
  retry: () => void
}

const NOT_FOUND = 404

export function Line({ line, product, failed, retry }: LineProps) {
  const t = useText()
  const word = useShopWords()
  if (product !== undefined) return <Known line={line} product={product} />
  if (failed === null) {
    return (
      <li className="hs-row-card">
        <Bone width={96} height={96} />
        <Bone height={60} />
      </li>
    )
  }
  const problem = asProblem(failed)
  const isGone = problem.status === NOT_FOUND
  return (
    <li className="hs-row-card">
      <ShopPicture file={null} alt="" sizes="96px" />
      <div className="hs-cart-line">
        <p>{isGone ? t('gone') : problem.title}</p>
        <div className="hs-cart-acts">
          {isGone ? (
            <span />
          ) : (
            <Button size="small" onClick={() => retry()}>
              {word('retry')}
            </Button>
          )}
          <Remove line={line} name={t('gone')} />
        </div>
      </div>
    </li>
  )
}

function Known({ line, product }: { line: CartLine; product: Product }) {
  const t = useText()
  const sku = product.skus.find((one) => one.id === line.sku_id)
  const limit = most(sku)
  const isSold = sku !== undefined && sku.stock !== 'none'
  return (
    <li className="hs-row-card">
      <Link to={`/products/${product.id}`} tabIndex={-1} aria-hidden>
        <ShopPicture file={sku?.picture ?? product.pictures[0]} alt="" sizes="96px" />
      </Link>
      <div className="hs-cart-line">
        <Link className="hs-card-name" to={`/products/${product.id}`}>
          {product.name}
        </Link>
        <span className="hs-small hs-weak">{sku === undefined ? t('gone.sku') : sku.spec_name}</span>
        {sku === undefined || sku.stock === 'plenty' ? null : (
          <span className="hs-small">
            <StockState sku={sku} />
          </span>
        )}
        <div className="hs-cart-acts">
          {isSold ? <Price fen={sku.price_fen} /> : <span />}
          <span className="hs-with" style={{ alignItems: 'center' }}>
            {isSold ? (
              <Quantity name={t('quantity', { name: product.name })} max={limit} value={Math.min(line.quantity, limit)} onChange={(count) => cart.change(line.sku_id, count)} />
            ) : null}
            <Remove line={line} name={product.name} />
          </span>
        </div>
      </div>
    </li>
  )
}

function Remove({ line, name }: { line: CartLine; name: string }) {
  const t = useText()
  const remove = async () => {
    if (await say.ask({ title: t('remove.title'), yes: t('remove.yes'), no: t('remove.no') })) cart.remove(line.sku_id)
  }
  return (
    <button type="button" className="hs-icon" aria-label={t('remove', { name })} onClick={() => void remove()}>
      <DeleteOutline />
    </button>
  )
}
