/** One's own refunds and returns, the newest first. */
import { Link } from 'react-router'
import '@ui/shop/buying.css'
import '@ui/shop/own.css'
import '@ui/shop/reviews.css'
import '@ui/shop/aftersale.css'
import { yuan } from '@ui/money'
import { Refused } from '@ui/shop/failures'
import { More } from '@ui/shop/more'
import { ShopPage } from '@ui/shop/page'
import { ShopPicture } from '@ui/shop/picture'
import { Bone } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { MembersOnly } from '../me/members-only'
import { type CaseRow, useCases } from './asked'
import { meaningOf } from './standing'
import { useText } from './texts'

export default function OwnCases() {
  const t = useText()
  return (
    <ShopPage title={t('mine')}>
      <MembersOnly title={t('guest')}>
        <Cases />
      </MembersOnly>
    </ShopPage>
  )
}

function Cases() {
  const t = useText()
  const { found, cases } = useCases(true)
  if (cases === undefined) return found.error === null ? <Bone height={120} /> : <Refused error={found.error} retry={() => void found.refetch()} />
  if (cases.length === 0) return <Told title={t('none')} what={t('none.what')} />
  return (
    <>
      {cases.map((one) => (
        <One key={one.id} it={one} />
      ))}
      <More next={found.hasNextPage} load={async () => void (await found.fetchNextPage({ throwOnError: true }))} />
    </>
  )
}

function One({ it }: { it: CaseRow }) {
  const t = useText()
  const goods = it.lines.filter((line) => line.sku_id !== null)
  const first = goods[0]
  return (
    <Link to={`/aftersale/${it.id}`} className="hs-order hs-case-card">
      <div className="hs-line">
        <span>{it.shop_name}</span>
        <span className={`hs-small hs-state-${meaningOf(it.state)}`}>{t(`state.${it.state}`)}</span>
      </div>
      {first === undefined ? null : (
        <div className="hs-review-goods">
          <ShopPicture file={first.picture} alt="" sizes="56px" />
          <span>
            {first.product_name}
            <br />
            <span className="hs-weak hs-small">{first.spec_text}</span>
          </span>
        </div>
      )}
      <div className="hs-line">
        <span className="hs-weak">{t(`kind.${it.kind}`)}</span>
        <strong>¥{yuan(it.agreed_fen ?? it.asked_fen)}</strong>
      </div>
    </Link>
  )
}
