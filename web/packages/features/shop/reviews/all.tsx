/** Everything that buyers say of one product. */
import { useParams, useSearchParams } from 'react-router'
import '@ui/shop/own.css'
import '@ui/shop/reviews.css'
import { Refused } from '@ui/shop/failures'
import { More } from '@ui/shop/more'
import { ShopPage } from '@ui/shop/page'
import { Bone } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { type Figures, type Kind, KINDS, meanOf, useReviews } from './asked'
import { OneReview } from './review'
import { Stars } from './stars'
import { useText } from './texts'

export default function ReviewsPage() {
  const t = useText()
  const id = useParams()['id'] ?? ''
  const [address, setAddress] = useSearchParams()
  const kind = KINDS.find((one) => one === address.get('kind')) ?? 'all'
  const { found, reviews, figures } = useReviews(id, kind)
  if (reviews === undefined || figures === undefined) {
    return (
      <ShopPage title={t('title')}>
        {found.error === null ? (
          <div className="hs-pad hs-waiting">
            <Bone height={120} />
          </div>
        ) : (
          <Refused error={found.error} retry={() => void found.refetch()} />
        )}
      </ShopPage>
    )
  }
  return (
    <ShopPage title={t('title')}>
      {figures.reviews === 0 ? (
        <Told title={t('none')} what={t('none.what')} />
      ) : (
        <>
          <Head figures={figures} />
          <Ways figures={figures} kind={kind} choose={(one) => setAddress(one === 'all' ? {} : { kind: one }, { replace: true })} />
          {reviews.length === 0 ? (
            <Told title={t('none.kind')} />
          ) : (
            <div className="hs-reviews">
              {reviews.map((one) => (
                <OneReview key={one.id} it={one} />
              ))}
              <More next={found.hasNextPage} load={async () => void (await found.fetchNextPage({ throwOnError: true }))} />
            </div>
          )}
        </>
      )}
    </ShopPage>
  )
}

function Head({ figures }: { figures: Figures }) {
  const t = useText()
  return (
    <section className="hs-review-figures">
      <strong>{meanOf(figures)}</strong>
      <span>
        <Stars stars={Math.round(figures.mean_x100 / 100)} />
        <br />
        <span className="hs-weak hs-small">{t('good', { percent: figures.good_percent })}</span>
      </span>
    </section>
  )
}

function Ways({ figures, kind, choose }: { figures: Figures; kind: Kind; choose: (kind: Kind) => void }) {
  const t = useText()
  const counts: Record<Kind, number> = { all: figures.reviews, with_pictures: figures.with_pictures, good: figures.good, middle: figures.middle, bad: figures.bad }
  return (
    <div className="hs-chips hs-review-ways" role="group" aria-label={t('kind')}>
      {KINDS.map((one) => (
        <button type="button" key={one} className="hs-chip" aria-pressed={one === kind} onClick={() => choose(one)}>
          {t(`kind.${one}`, { count: counts[one] })}
        </button>
      ))}
    </div>
  )
}
