import { texts } from '@ui/texts'

const zh = {
  'fee.commission': '佣金',
  'fee.service': '技术服务费',
  'fee.payment': '支付手续费',
  'fee.promotion': '推广费',
  waterfall: '资金分配',
  'waterfall.show': '查看',
  'waterfall.what': '这笔订单的钱怎样分：优惠由谁承担、平台收哪些费用、商家得多少。',
  'waterfall.coming': '买家签收后计入商家应结；此处为预计。',
  'waterfall.earned': '已于 {at} 计入{whose}。',
  'whose.merchant': '商家应结',
  'whose.own': '自营收入',
  'step.goods': '商品原价',
  'step.merchant_discounts': '商家优惠',
  'step.platform_discounts': '平台优惠',
  'step.adjustment': '改价',
  'step.freight': '运费',
  'step.subsidy': '平台补贴给商家',
  'step.refunds': '已退款',
  'step.net': '商家应得',
  'step.net.own': '自营收入',
}

const en: Record<keyof typeof zh, string> = {
  'fee.commission': 'Commission',
  'fee.service': 'Service fee',
  'fee.payment': 'Payment fee',
  'fee.promotion': 'Promotion fee',
  waterfall: 'How the money falls',
  'waterfall.show': 'Show',
  'waterfall.what': 'Who bears which discounts, what fees the platform takes, what is left for the merchant.',
  'waterfall.coming': 'Counted once the buyer has his goods; this is how it would be.',
  'waterfall.earned': 'Counted on {at} as {whose}.',
  'whose.merchant': 'owed to the merchant',
  'whose.own': 'own sales',
  'step.goods': 'Goods',
  'step.merchant_discounts': 'Discounts of the merchant',
  'step.platform_discounts': 'Discounts of the platform',
  'step.adjustment': 'Price changed',
  'step.freight': 'Freight',
  'step.subsidy': 'Paid in by the platform',
  'step.refunds': 'Refunded',
  'step.net': 'For the merchant',
  'step.net.own': 'Own sales',
}

export const useFallsText = texts({ 'zh-CN': zh, 'en-US': en })
export type FallsText = ReturnType<typeof useFallsText>
const FEES = ['commission', 'service', 'payment', 'promotion'] as const

/** A fee by its word; others are named as they are. */
export function feeName(t: FallsText, fee: string): string {
  const known = FEES.find((one) => one === fee)
  return known === undefined ? fee : t(`fee.${known}`)
}
