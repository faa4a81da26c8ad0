/** Gifts that are not earned any more: sent back too, or kept, which may cost their value. */
import { yuan } from '@ui/money'
import { Check } from '@ui/shop/check'
import type { Case } from './asked'
import { useGift } from './words-gift'

const CHOICES = ['charge', 'waive'] as const

export function GiftChoice({ fen, keeps, choose }: { fen: number; keeps: boolean; choose: (keeps: boolean) => void }) {
  const t = useGift()
  return (
    <section className="hs-order" role="radiogroup" aria-label={t('gifts')}>
      <div className="hs-line">
        <strong>{t('gifts')}</strong>
      </div>
      {(['back', 'keep'] as const).map((one) => (
        <div key={one} className="hs-case-kind">
          <Check role="radio" name={t(one)} on={keeps === (one === 'keep')} change={() => choose(one === 'keep')} />
          <span>
            {t(one)}
            <br />
            <span className="hs-weak hs-small">{t(`${one}.what`, { fen: yuan(fen) })}</span>
          </span>
        </div>
      ))}
    </section>
  )
}

/** How it stands in a case; empty where none is kept. */
export function giftOf(it: Case, t: ReturnType<typeof useGift>): string {
  if (it.gift_fen === 0) return ''
  const fen = yuan(it.gift_kept === 'charge' ? Math.min(it.gift_fen, it.asked_fen) : it.gift_fen)
  return t(it.gift_kept === null ? (it.state === 'applied' ? 'fact.open' : 'fact.worth') : `fact.${it.gift_kept}`, { fen })
}

/** What the step of a case says of it. */
export function GiftSaid({ details }: { details: Record<string, unknown> }) {
  const t = useGift()
  if (details['gift_fen'] === undefined) return null
  const kept = CHOICES.find((one) => one === details['gift_kept'])
  return <p className="hs-weak">{t(kept === undefined ? 'said' : `said.${kept}`, { fen: yuan(Number(details['gift_fen'])) })}</p>
}
