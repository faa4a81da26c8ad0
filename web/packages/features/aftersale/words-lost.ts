/** Discounts that what stays does not earn any more, and goods that became cheaper. */
import { texts } from '@ui/texts'

const zh = {
  'lost': '不再满足门槛的优惠',
  'lost.kept': '买家保留',
  'lost.withheld': '退款已扣 ¥{fen}',
  'lost.given-back': '退还此前扣除的 ¥{fen}',
  'lost.one': '{name} ¥{fen}',
  'lost.coupon': '优惠券',
  'lost.promotion': '活动优惠',
  'dropped': '价保依据',
  'dropped.what': '当时实付 ¥{paid} · 申请时售价 ¥{now}',
}

const en: Record<keyof typeof zh, string> = {
  'lost': 'Discounts no longer earned',
  'lost.kept': 'the buyer keeps them',
  'lost.withheld': '¥{fen} less goes back',
  'lost.given-back': '¥{fen} kept back before goes back',
  'lost.one': '{name} ¥{fen}',
  'lost.coupon': 'Coupon',
  'lost.promotion': 'Promotion',
  'dropped': 'Price drop',
  'dropped.what': 'paid ¥{paid} · cost ¥{now} when asked',
}

export const useLostText = texts({ 'zh-CN': zh, 'en-US': en })
