/** On the product's page: what buyers say of it, in two figures and the newest words. */
import { Link } from 'react-router'
import '@ui/shop/reviews.css'
import { RightOutline } from '@ui/shop/icons'
import { meanOf, useReviews } from './asked'
import { OneReview } from './review'
import { useText } from './texts'

const SHOWN = 2

export default function ReviewSummary({ id }: { id: string }) {
  const t = useText()
  const { reviews, figures } = useReviews(id, 'all')
  if (reviews === undefined || figures === undefined) return null
  if (figures.reviews === 0) {
    return (
      <section className="hs-block">
        <h2>{t('title')}</h2>
        <p className="hs-weak hs-small">{t('none')}</p>
      </section>
    )
  }
  return (
    <section className="hs-block" aria-labelledby="reviews">
      <Link className="hs-review-head" to={`/products/${id}/reviews`}>
        <h2 id="reviews">{t('count', { count: figures.reviews })}</h2>
        <span className="hs-primary">{t('good', { percent: figures.good_percent })}</span>
        <span className="hs-weak hs-small">
          {t('mean', { mean: meanOf(figures) })} <RightOutline aria-hidden />
        </span>
      </Link>
      {reviews.slice(0, SHOWN).map((one) => (
        <OneReview key={one.id} it={one} short />
      ))}
      <Link className="hs-anchor hs-review-all" to={`/products/${id}/reviews`}>
        {t('all')}
      </Link>
    </section>
  )
}
