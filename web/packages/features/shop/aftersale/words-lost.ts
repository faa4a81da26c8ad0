/** What a buyer reads of discounts that what stays does not earn any more, and of goods that became cheaper. */
import { texts } from '@ui/texts'

const zh = {
  'lost': '留下的商品不再满足“{name}”',
  'lost.kept': '留下的商品不再满足“{name}”，已享的 ¥{fen} 优惠仍为您保留',
  'lost.coupon': '优惠券',
  'lost.promotion': '活动优惠',
  'withheld': '扣回不再满足门槛的优惠',
  'given-back': '退还此前扣回的优惠',
  'paid-then': '当时实付',
  'price-now': '现在购买',
  'not-sold': '已停止销售',
  'not-dropped': '现在的价格不低于实付金额，暂无差价可退',
}

const en: Record<keyof typeof zh, string> = {
  'lost': 'What you keep no longer earns “{name}”',
  'lost.kept': 'What you keep no longer earns “{name}”; you keep its ¥{fen} all the same',
  'lost.coupon': 'Coupon',
  'lost.promotion': 'Promotion',
  'withheld': 'Less for discounts no longer earned',
  'given-back': 'Discounts taken off before',
  'paid-then': 'Paid then',
  'price-now': 'Price now',
  'not-sold': 'No longer sold',
  'not-dropped': 'It costs no less now than you paid: there is nothing to give back',
}

export const useLost = texts({ 'zh-CN': zh, 'en-US': en })
