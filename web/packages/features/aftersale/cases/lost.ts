/** Discounts that what stays does not earn any more, as they were told when the case was asked. */
import type { Schema } from '@api/types'
import { yuan } from '@ui/money'
import { texts } from '@ui/texts'

const zh = {
  'lost': '不再满足门槛的优惠',
  'lost.kept': '买家保留',
  'lost.withheld': '退款已扣 ¥{fen}',
  'lost.given-back': '退还此前扣除的 ¥{fen}',
  'lost.one': '{name} ¥{fen}',
  'lost.coupon': '优惠券',
  'lost.promotion': '活动优惠',
}

const en: Record<keyof typeof zh, string> = {
  'lost': 'Discounts no longer earned',
  'lost.kept': 'the buyer keeps them',
  'lost.withheld': '¥{fen} less goes back',
  'lost.given-back': '¥{fen} kept back before goes back',
  'lost.one': '{name} ¥{fen}',
  'lost.coupon': 'Coupon',
  'lost.promotion': 'Promotion',
}

export const useLostText = texts({ 'zh-CN': zh, 'en-US': en })
type LostText = ReturnType<typeof useLostText>

interface Loss {
  name: string
  kind: string
  fen: number
}

/** Empty where nothing is lost. */
export function lostOf(it: Schema<'SaleCaseView'>, t: LostText): string {
  const told = it.messages.find((one) => one.what === 'apply')?.details ?? {}
  const withheld = Number(told['withheld_fen'] ?? 0)
  const losses = Array.isArray(told['losses']) ? (told['losses'] as Loss[]) : []
  if (losses.length === 0 && withheld === 0) return ''
  const names = losses.map((one) => t('lost.one', { name: one.name === '' ? t(one.kind === 'coupon' ? 'lost.coupon' : 'lost.promotion') : one.name, fen: yuan(one.fen) }))
  const end = withheld === 0 ? t('lost.kept') : t(withheld > 0 ? 'lost.withheld' : 'lost.given-back', { fen: yuan(Math.abs(withheld)) })
  return [...names, end].join(' · ')
}
