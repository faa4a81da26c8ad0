/** Discounts that what stays does not earn any more: whether they stay, or what they cost. */
import { yuan } from '@ui/money'
import { texts } from '@ui/texts'
import type { CaseQuote } from './asked'

const zh = {
  'lost': '留下的商品不再满足“{name}”',
  'lost.kept': '留下的商品不再满足“{name}”，已享的 ¥{fen} 优惠仍为您保留',
  'lost.coupon': '优惠券',
  'lost.promotion': '活动优惠',
  'withheld': '扣回不再满足门槛的优惠',
  'given-back': '退还此前扣回的优惠',
}

const en: Record<keyof typeof zh, string> = {
  'lost': 'What you keep no longer earns “{name}”',
  'lost.kept': 'What you keep no longer earns “{name}”; you keep its ¥{fen} all the same',
  'lost.coupon': 'Coupon',
  'lost.promotion': 'Promotion',
  'withheld': 'Less for discounts no longer earned',
  'given-back': 'Discounts taken off before',
}

const useLost = texts({ 'zh-CN': zh, 'en-US': en })

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
