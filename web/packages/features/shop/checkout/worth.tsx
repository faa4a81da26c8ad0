/** What a coupon is worth, in figures. */
import type { Schema } from '@api/types'
import { useLanguage } from '@ui/language'
import { yuan } from '@ui/money'
import { useText } from './texts'

type Coupon = Pick<Schema<'HeldCouponView'>, 'kind' | 'value' | 'threshold_fen' | 'cap_fen'>

const PER_MILLE = 1_000
const TEN = 10
const HUNDRED = 100

/** `30.00` → `30`. */
export function short(fen: number): string {
  return yuan(fen).replace(/\.00$/, '')
}

/** Thousandths off → what is left to pay, in tenths as Chinese shops say it: 150 → `8.5`. */
export function tenths(off: number): string {
  return String((PER_MILLE - off) / HUNDRED)
}

export function Worth({ coupon }: { coupon: Coupon }) {
  const t = useText()
  const { language } = useLanguage()
  const percent = language === 'zh-CN' ? t('worth.percent', { tenths: tenths(coupon.value) }) : t('worth.percent', { percent: String(coupon.value / TEN) })
  const cap = coupon.cap_fen === null ? '' : ` · ${t('worth.cap', { fen: short(coupon.cap_fen) })}`
  return (
    <span className="hs-coupon-worth">
      {coupon.kind === 'percent' ? percent : `¥${short(coupon.value)}`}
      <small>{coupon.kind === 'freight' ? t('worth.freight') : coupon.threshold_fen === 0 ? t('worth.no-threshold') : t('worth.threshold', { fen: short(coupon.threshold_fen) })}</small>
      {cap === '' ? null : <small>{cap.slice(3)}</small>}
    </span>
  )
}
