/** The page of one product: picture first, price large, one act at the bottom. */
import { lazy, Suspense, useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { api } from '@api/client'
import { asProblem } from '@api/problem'
import { Anchor } from '@ui/shop/anchor'
import { Refused } from '@ui/shop/failures'
import { ShopPage } from '@ui/shop/page'
import { RichText } from '@ui/shop/rich-text'
import { Told } from '@ui/shop/told'
import { note } from '../behaviour'
import { ActBar } from './act-bar'
import { Beside } from './beside'
import { type Chosen, chosenAtFirst, type End, type Product, usualSku } from './chooser'
import { ChooserSheet } from './chooser-sheet'
import { Facts } from './facts'
import { Headline } from './headline'
import { Parameters } from './parameters'
import { Pictures, PicturesBones } from './pictures'
import { SellerCard } from './seller-card'
import { useText } from './texts'

const ReviewSummary = lazy(() => import('../reviews/summary'))
const BOTH: readonly End[] = ['cart', 'buy']
const GONE = new Set(['storefront.product_gone', 'storefront.product_unknown'])

export default function ProductPage() {
  const t = useText()
  const id = useParams()['id'] ?? ''
  const asked = api.useQuery('get', '/api/shop/products/{product_id}', { params: { path: { product_id: id } } }, { staleTime: 5_000 })
  const product = asked.data
  if (product !== undefined) return <Shown key={product.id} product={product} />
  if (asked.error === null) {
    return (
      <ShopPage title={t('title')} top={<></>}>
        <PicturesBones />
      </ShopPage>
    )
  }
  const problem = asProblem(asked.error)
  const isNone = GONE.has(problem.code) || problem.status === 422
  return <ShopPage title={t('title')}>{isNone ? <Gone known={problem.code === 'storefront.product_gone'} /> : <Refused error={problem} retry={() => void asked.refetch()} />}</ShopPage>
}

function Gone({ known }: { known: boolean }) {
  const t = useText()
  return (
    <Told title={t(known ? 'gone' : 'unknown')} what={t(known ? 'gone.what' : 'unknown.what')}>
      <Anchor to="/find">{t('search')}</Anchor>
      <Anchor to="/">{t('home')}</Anchor>
    </Told>
  )
}

function Shown({ product }: { product: Product }) {
  const t = useText()
  const [chosen, setChosen] = useState<Chosen>(() => chosenAtFirst(product))
  const [quantity, setQuantity] = useState(1)
  const [open, setOpen] = useState(false)
  const [ends, setEnds] = useState<readonly End[]>(BOTH)
  const show = (...wanted: readonly End[]) => {
    setEnds(wanted)
    setOpen(true)
  }
  useEffect(() => note({ kind: 'product', product_id: product.id }), [product.id])
  const choice = { product, chosen, quantity }
  return (
    <ShopPage title={product.name} top={<></>} bottom={<ActBar product={product} act={(end) => show(end)} />}>
      <Pictures product={product} />
      <Headline product={product} chosen={chosen} />
      <Facts {...choice} sku={usualSku(product, chosen)} choose={() => show(...BOTH)} />
      <SellerCard product={product} />
      <Suspense>
        <ReviewSummary id={product.id} />
      </Suspense>
      {product.html === '' ? null : (
        <section className="hs-block">
          <h2>{t('html')}</h2>
          <RichText html={product.html} />
        </section>
      )}
      <Parameters product={product} />
      <Beside id={product.id} />
      <ChooserSheet {...choice} ends={ends} open={open} close={() => setOpen(false)} choose={setChosen} take={setQuantity} />
    </ShopPage>
  )
}
