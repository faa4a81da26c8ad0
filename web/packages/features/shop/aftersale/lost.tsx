/** Discounts that what stays does not earn any more: whether they stay, or what they cost; and what goods cost now. */
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

/** Of price protection: what was paid for each, and what it costs now. */
export function Dropped({ quote }: { quote: CaseQuote }) {
  const t = useLost()
  return (
    <>
      {quote.lines.map((line) => (
        <div key={line.line_id} className="hs-case-sum">
          <div className="hs-line">
            <span>{line.product_name}</span>
            <span>¥{yuan(line.most_fen)}</span>
          </div>
          <div className="hs-line hs-weak hs-small">
            <span>{t('paid-then')}</span>
            <span>¥{yuan(line.then_fen)}</span>
          </div>
          <div className="hs-line hs-weak hs-small">
            <span>{t('price-now')}</span>
            <span>{line.now_fen === null ? t('not-sold') : `¥${yuan(line.now_fen)}`}</span>
          </div>
        </div>
      ))}
      {quote.most_fen === 0 ? <p className="hs-weak hs-small">{t('not-dropped')}</p> : null}
    </>
  )
}
