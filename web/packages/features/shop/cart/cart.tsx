/** The cart: what is kept on this device, with the prices and the stock of this moment. */
import { useQueries } from '@tanstack/react-query'
import { api } from '@api/client'
import { ShopbagOutline } from '@ui/shop/icons'
import { Anchor } from '@ui/shop/anchor'
import { ShopPage } from '@ui/shop/page'
import { Price } from '@ui/shop/price'
import { Told } from '@ui/shop/told'
import { useKept } from '../kept'
import { TabBar } from '../tab-bar'
import { Line } from './line'
import { lines } from './lines'
import { useText } from './texts'

const FRESH = 5_000

export default function CartPage() {
  const t = useText()
  const kept = useKept(lines)
  const ids = [...new Set(kept.map((line) => line.product_id))]
  const asked = useQueries({
    queries: ids.map((product_id) => api.queryOptions('get', '/api/shop/products/{product_id}', { params: { path: { product_id } } }, { staleTime: FRESH })),
  })
  const products = new Map(ids.map((id, place) => [id, asked[place]]))
  const bought = kept.flatMap((line) => {
    const sku = products.get(line.product_id)?.data?.skus.find((one) => one.id === line.sku_id)
    return sku === undefined || sku.stock === 'none' ? [] : [{ fen: sku.price_fen, quantity: Math.min(line.quantity, sku.left ?? line.quantity) }]
  })
  const total = bought.reduce((sum, one) => sum + BigInt(one.fen) * BigInt(one.quantity), 0n)
  const count = bought.reduce((sum, one) => sum + one.quantity, 0)
  return (
    <ShopPage title={t('title')} root bottom={<TabBar />}>
      {kept.length === 0 ? (
        <Told sign={<ShopbagOutline />} title={t('empty')} what={t('empty.what')}>
          <Anchor to="/">{t('empty.next')}</Anchor>
        </Told>
      ) : (
        <>
          <p className="hs-note">{t('note')}</p>
          <ul className="hs-lines" style={{ background: '#fff' }}>
            {kept.map((line) => {
              const one = products.get(line.product_id)
              return <Line key={line.sku_id} line={line} product={one?.data} failed={one?.error ?? null} retry={() => void one?.refetch()} />
            })}
          </ul>
          <div className="hs-block hs-with" style={{ alignItems: 'center', marginBlockStart: 10 }} role="status">
            <span style={{ flex: 1 }}>
              {t('total')} <span className="hs-weak hs-small">{t('total.what', { count })}</span>
            </span>
            <Price fen={total} />
          </div>
        </>
      )}
    </ShopPage>
  )
}
