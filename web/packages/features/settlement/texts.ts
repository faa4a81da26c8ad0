import { texts } from '@ui/texts'

const zh = {
  title: '平台费用',
  what: '商家卖出商品要付的费用。订单付款时按下单时有效的规则固定，之后修改规则不影响已有订单。',
  none: '还没有费用规则；没有规则时按类目的佣金比例收取。',
  add: '新增费用',
  fee: '费用',
  'fee.commission': '佣金',
  'fee.service': '技术服务费',
  'fee.payment': '支付手续费',
  'fee.promotion': '推广费',
  scope: '适用范围',
  'scope.all': '全部商品',
  'scope.category': '类目',
  'scope.brand': '品牌',
  'scope.merchant': '商家',
  'scope.offer': '活动',
  'scope.help': '同一种费用有多条规则时，用最具体的一条：活动、商家、品牌、类目（越细越优先）、全部。',
  rate: '比例',
  'rate.help': '占实付加平台补贴的百分比。',
  fixed: '固定金额',
  'fixed.per': '固定金额按',
  'per.piece': '每件',
  'per.order': '每单',
  floor: '最低',
  cap: '最高',
  from: '生效时间',
  to: '结束时间',
  'to.open': '长期有效',
  end: '结束',
  'end.ask': '从现在起不再生效；已付款的订单不受影响。',
  ended: '已结束',
  save: '保存',
  saved: '已保存',
  choose: '请选择',
  state: '状态',
  'state.running': '生效中',
  'state.coming': '未生效',
  'state.over': '已结束',
}

const en: Record<keyof typeof zh, string> = {
  title: 'Fees',
  what: 'What merchants pay for what they sell. Fixed when an order is paid, by the rules that held when it was placed; later changes leave it as it is.',
  none: 'No fees yet; without any, the commission of the category is taken.',
  add: 'New fee',
  fee: 'Fee',
  'fee.commission': 'Commission',
  'fee.service': 'Service fee',
  'fee.payment': 'Payment fee',
  'fee.promotion': 'Promotion fee',
  scope: 'For',
  'scope.all': 'All goods',
  'scope.category': 'Category',
  'scope.brand': 'Brand',
  'scope.merchant': 'Merchant',
  'scope.offer': 'Promotion',
  'scope.help': 'Of several rules of one fee the most specific holds: promotion, merchant, brand, category (the nearest first), all.',
  rate: 'Rate',
  'rate.help': 'Percent of what was paid and what the platform adds.',
  fixed: 'Fixed sum',
  'fixed.per': 'Fixed sum for each',
  'per.piece': 'Piece',
  'per.order': 'Order',
  floor: 'At least',
  cap: 'At most',
  from: 'From',
  to: 'Until',
  'to.open': 'Until ended',
  end: 'End',
  'end.ask': 'It does not hold from now on; orders that are paid stay as they are.',
  ended: 'Ended',
  save: 'Save',
  saved: 'Saved',
  choose: 'Choose',
  state: 'State',
  'state.running': 'Holds',
  'state.coming': 'To come',
  'state.over': 'Ended',
}

export const useText = texts({ 'zh-CN': zh, 'en-US': en })
export type Text = ReturnType<typeof useText>
const FEES = ['commission', 'service', 'payment', 'promotion'] as const

/** A fee by its word; others are named as they are. */
export function feeName(t: Text, fee: string): string {
  const known = FEES.find((one) => one === fee)
  return known === undefined ? fee : t(`fee.${known}`)
}

export const feeChoices = (t: Text) => FEES.map((value) => ({ value, label: t(`fee.${value}`) }))
