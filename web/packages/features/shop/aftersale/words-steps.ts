/** What each step of a case is called. */
import { texts } from '@ui/texts'

const zh = {
  'apply': '申请售后',
  'shipped': '商品已发出',
  'agree_refund': '同意退款',
  'agree_return': '同意退货退款',
  'propose': '提出新的金额',
  'reject': '拒绝',
  'escalate': '转平台处理',
  'accept_refund': '接受金额',
  'accept_return': '接受金额，待寄回',
  'decline': '不接受金额',
  'send': '已寄回',
  'arrive': '收到退货',
  'accept_goods': '验收通过',
  'refuse_goods': '验收不通过',
  'contest': '对退货有异议',
  'appeal': '申请平台介入',
  'rule_refund': '裁决：退款',
  'rule_return': '裁决：退货退款',
  'rule_nothing': '裁决：不予支持',
  'paid': '退款到账',
  'withdraw': '撤销申请',
  'expire': '超时关闭',
}

const en: Record<keyof typeof zh, string> = {
  'apply': 'Asked',
  'shipped': 'Goods were shipped',
  'agree_refund': 'Agreed to refund',
  'agree_return': 'Agreed to return and refund',
  'propose': 'Proposed another amount',
  'reject': 'Rejected',
  'escalate': 'Handed to the platform',
  'accept_refund': 'Accepted',
  'accept_return': 'Accepted, to send back',
  'decline': 'Declined',
  'send': 'Sent back',
  'arrive': 'Goods arrived',
  'accept_goods': 'Goods accepted',
  'refuse_goods': 'Goods refused',
  'contest': 'Contested',
  'appeal': 'Appealed to the platform',
  'rule_refund': 'Decision: refund',
  'rule_return': 'Decision: return and refund',
  'rule_nothing': 'Decision: nothing',
  'paid': 'Money is back',
  'withdraw': 'Withdrawn',
  'expire': 'Closed, time was over',
}

export type Step = keyof typeof zh
export const STEPS = Object.keys(zh).filter((one): one is Step => one in zh)
export const useSteps = texts({ 'zh-CN': zh, 'en-US': en })
