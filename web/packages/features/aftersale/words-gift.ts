/** Gifts that a buyer keeps though he gives back what earned them. */
import { texts } from '@ui/texts'

const zh = {
  'gift.kept': '保留赠品',
  'gift.open': '价值 ¥{fen}，待选择是否扣除',
  'gift.charge': '已从退款中扣除 ¥{fen}',
  'gift.waive': '免收，价值 ¥{fen}',
  'gift.worth': '价值 ¥{fen}',
  'gift.mark': '赠品，买家保留',
  'gift.said': '保留赠品，价值 ¥{fen}',
  'gift.said.charge': '买家保留赠品，从退款中扣除其价值 ¥{fen}，最低扣到 0',
  'gift.said.waive': '买家保留赠品（价值 ¥{fen}），免收',
  'gift.what': '买家保留赠品（价值 ¥{fen}），请选择如何处理。',
  'gift.choose': '赠品处理',
  'gift.choose.charge': '扣除赠品价值，应退 ¥{fen}',
  'gift.choose.waive': '免收，应退 ¥{fen}',
}

const en: Record<keyof typeof zh, string> = {
  'gift.kept': 'Gift kept',
  'gift.open': 'Worth ¥{fen}, to be charged or waived',
  'gift.charge': '¥{fen} taken off the refund',
  'gift.waive': 'Waived, worth ¥{fen}',
  'gift.worth': 'Worth ¥{fen}',
  'gift.mark': 'gift, stays with the buyer',
  'gift.said': 'Keeps the gift, worth ¥{fen}',
  'gift.said.charge': 'The buyer keeps the gift; its value of ¥{fen} goes off the refund, never below zero',
  'gift.said.waive': 'The buyer keeps the gift worth ¥{fen}, for nothing',
  'gift.what': 'The buyer keeps a gift worth ¥{fen}.',
  'gift.choose': 'What becomes of it',
  'gift.choose.charge': 'Take its value off: ¥{fen} goes back',
  'gift.choose.waive': 'Waive it: ¥{fen} goes back',
}

export const useGiftText = texts({ 'zh-CN': zh, 'en-US': en })
export type GiftText = ReturnType<typeof useGiftText>
