/** Discounts that what stays does not earn any more. */
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
