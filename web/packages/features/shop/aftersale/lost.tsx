/** Discounts that what stays does not earn any more: whether they stay, or what they cost. */
import { yuan } from '@ui/money'
import type { CaseQuote } from './asked'
import { useLost } from './words-lost'

export function Lost({ quote }: { quote: CaseQuote }) {
  const t = useLost()
  const withheld = quote.withheld_fen
  return (
    <>
      {quote.losses.map((one, place) => (
        <div key={place} className="hs-line hs-weak hs-small">
          {t(withheld > 0 ? 'lost' : 'lost.kept', { name: one.name === '' ? t(one.kind === 'coupon' ? 'lost.coupon' : 'lost.promotion') : one.name, fen: yuan(one.fen) })}
        </div>
      ))}
      {withheld === 0 ? null : (
        <div className="hs-line">
          <span>{t(withheld > 0 ? 'withheld' : 'given-back')}</span>
          <span>{withheld > 0 ? `−¥${yuan(withheld)}` : `¥${yuan(-withheld)}`}</span>
        </div>
      )}
    </>
  )
}
