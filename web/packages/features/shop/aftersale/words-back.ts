/** Where money goes back to. */
import { texts } from '@ui/texts'

const zh = {
  'refund-to': '退款退回到',
  'refund-to.origin': '原支付方式',
  'refund-to.origin.what': '到账时间以支付渠道为准',
  'refund-to.stored_value': '储值余额',
  'refund-to.stored_value.what': '退款即时到账，可用于下次购物，不能提现',
}

const en: Record<keyof typeof zh, string> = {
  'refund-to': 'Money goes back',
  'refund-to.origin': 'As I paid',
  'refund-to.origin.what': 'When it arrives depends on the payment channel',
  'refund-to.stored_value': 'Stored value',
  'refund-to.stored_value.what': 'There at once, for your next purchase; not paid out',
}

export const useBack = texts({ 'zh-CN': zh, 'en-US': en })
