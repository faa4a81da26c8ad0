/** The page of one seller. */
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import { asProblem } from '@api/problem'
import type { Schema } from '@api/types'
import { Anchor } from '@ui/shop/anchor'
import { Refused } from '@ui/shop/failures'
import { SearchOutline } from '@ui/shop/icons'
import { ShopPage } from '@ui/shop/page'
import { ShopPicture } from '@ui/shop/picture'
import { Bone } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { useShopWords } from '@ui/shop/words'
import { ProductList } from '../search/product-list'
import { useText } from './texts'

const NONE = new Set([404, 422])

export default function SellerPage() {
  const t = useText()
  const id = useParams()['id'] ?? ''
  const asked = api.useQuery('get', '/api/shop/shops/{merchant_id}', { params: { path: { merchant_id: id } } }, { staleTime: 60_000 })
  if (asked.error !== null && asked.data === undefined) {
    const problem = asProblem(asked.error)
    return (
      <ShopPage title={t('title')}>
        {NONE.has(problem.status) ? (
          <Told title={t('gone')} what={t('gone.what')}>
            <Anchor to="/">{t('home')}</Anchor>
          </Told>
        ) : (
          <Refused error={problem} retry={() => void asked.refetch()} />
        )}
      </ShopPage>
    )
  }
  return (
    <ShopPage title={asked.data?.name ?? t('title')} extra={<Find />}>
      {asked.data === undefined ? <Bone height={84} /> : <Sign shop={asked.data} />}
      <h2 className="hs-pad" style={{ fontSize: 16, paddingBlock: '8px 0' }}>
        {t('goods')}
      </h2>
      <ProductList asked={{ merchant: id }} none={<Told title={t('none')} />} />
    </ShopPage>
  )
}

function Find() {
  const t = useText()
  return (
    <Link className="hs-icon" to="/find" aria-label={t('search')}>
      <SearchOutline />
    </Link>
  )
}

function Sign({ shop }: { shop: Schema<'ShopPageView'> }) {
  const t = useText()
  const word = useShopWords()
  return (
    <section className="hs-block">
      <div className="hs-seller">
        <span className="hs-seller-sign" aria-hidden>
          {shop.logo === null ? [...shop.name][0] : <ShopPicture file={shop.logo} alt="" sizes="48px" eager />}
        </span>
        <span className="hs-seller-name">
          <strong>{shop.name}</strong> {shop.self_run ? <span className="hs-label hs-label-own">{word('self-run')}</span> : null}
          {shop.description === '' ? null : <span className="hs-weak hs-small" style={{ display: 'block' }}>{shop.description}</span>}
        </span>
      </div>
      {shop.notice === '' ? null : (
        <p className="hs-small" style={{ marginBlockStart: 10 }}>
          <strong>{t('notice')}</strong> {shop.notice}
        </p>
      )}
    </section>
  )
}
