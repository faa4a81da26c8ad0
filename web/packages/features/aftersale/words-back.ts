import { texts } from '@ui/texts'

const zh = {
  'refund-to': '退款去向',
  'refund-to.origin': '原支付方式',
  'refund-to.stored_value': '储值余额（买家选择）',
}

const en: Record<keyof typeof zh, string> = {
  'refund-to': 'Refund to',
  'refund-to.origin': 'As it was paid',
  'refund-to.stored_value': 'Into stored value, as the buyer wished',
}

export const useBack = texts({ 'zh-CN': zh, 'en-US': en })
