/** What a buyer chooses to ask for, explained. */
import { texts } from '@ui/texts'

const zh = {
  'unsent': '退未发货商品',
  'unsent.what': '订单中还没发出的商品不要了，直接退款',
  'refund_only.what': '未发货，或与商家协商不退货只退款',
  'return_refund.what': '已收到货，退回商品后退款',
  'exchange.what': '退回商品，换成同款其他规格或换新',
  'repair.what': '寄回商品，修好后寄给你',
  'resend.what': '少件、漏发，由商家再发一次',
  'price_protection.what': '买后降价，申请退差价',
  'compensation.what': '少件、破损等，申请部分补偿',
}

const en: Record<keyof typeof zh, string> = {
  'unsent': 'Refund what has not been sent',
  'unsent.what': 'Cancel what is still in the warehouse and get the money',
  'refund_only.what': 'Not shipped yet, or agreed with the seller without a return',
  'return_refund.what': 'Send the goods back and get the money',
  'exchange.what': 'Send it back for another size, or a new one',
  'repair.what': 'Send it in and get it back repaired',
  'resend.what': 'Something was missing: the seller sends it',
  'price_protection.what': 'The price dropped: get the difference',
  'compensation.what': 'Something missing or damaged: get a part',
}

export const useKinds = texts({ 'zh-CN': zh, 'en-US': en })
