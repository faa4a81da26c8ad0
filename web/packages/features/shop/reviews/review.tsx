/** One review as every buyer sees it. */
import type { ReactNode } from 'react'
import { useLanguage } from '@ui/language'
import { daysBetween, type Review } from './asked'
import { ReviewPictures } from './pictures'
import { Stars } from './stars'
import { useText } from './texts'

export function OneReview({ it, short = false }: { it: Review; short?: boolean }) {
  const t = useText()
  const { language } = useLanguage()
  const day = new Date(it.written_at).toLocaleDateString(language)
  return (
    <article className="hs-review">
      <header>
        <span className="hs-review-who">{it.author === '' ? t('anonymous') : it.author}</span>
        <Stars stars={it.stars} />
        <time className="hs-weak hs-small" dateTime={it.written_at}>
          {day}
        </time>
      </header>
      {it.spec_text === '' ? null : <p className="hs-weak hs-small">{it.spec_text}</p>}
      {it.text === '' ? null : <p className={short ? 'hs-review-text hs-review-short' : 'hs-review-text'}>{it.text}</p>}
      <ReviewPictures review={it.id} pictures={it.pictures} />
      {short ? null : <Added it={it} />}
    </article>
  )
}

type Answered = Pick<Review, 'written_at' | 'follow_up' | 'follow_up_at' | 'reply'>

/** What the writer added later, and what the shop answered. */
export function Added({ it, children }: { it: Answered; children?: ReactNode }) {
  const t = useText()
  return (
    <>
      {it.follow_up === null || it.follow_up_at === null ? null : (
        <div className="hs-review-later">
          <strong>{t('later.days', { days: daysBetween(it.written_at, it.follow_up_at) })}</strong>
          <p className="hs-review-text">{it.follow_up}</p>
          {children}
        </div>
      )}
      {it.reply === null ? null : (
        <div className="hs-review-reply">
          <strong>{t('reply')}</strong>
          <p className="hs-review-text">{it.reply}</p>
        </div>
      )}
    </>
  )
}
