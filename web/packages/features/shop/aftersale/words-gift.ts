/** What a buyer reads of gifts that he keeps though he gives back what earned them. */
import { texts } from '@ui/texts'

const zh = {
  'gifts': '赠品',
  'keep': '保留赠品',
  'keep.what': '商家可从退款中扣除赠品价值 ¥{fen}，最低扣到 0',
  'back': '随商品退回',
  'back.what': '不扣款',
  'kept': '{name}（赠品，您保留）',
  'said': '保留赠品，价值 ¥{fen}',
  'said.charge': '您保留赠品，退款已扣除其价值 ¥{fen}，最低扣到 0',
  'said.waive': '您保留赠品（价值 ¥{fen}），商家免收',
  'fact.open': '保留，商家可扣除其价值 ¥{fen}',
  'fact.worth': '保留，价值 ¥{fen}',
  'fact.charge': '保留，已扣 ¥{fen}',
  'fact.waive': '保留，免收',
}

const en: Record<keyof typeof zh, string> = {
  'gifts': 'Gift',
  'keep': 'Keep it',
  'keep.what': 'The seller may take its value of ¥{fen} off the refund, never below zero',
  'back': 'Send it back too',
  'back.what': 'Nothing is taken off',
  'kept': '{name} (gift, you keep it)',
  'said': 'Keeps the gift, worth ¥{fen}',
  'said.charge': 'You keep the gift; its value of ¥{fen} goes off the refund, never below zero',
  'said.waive': 'You keep the gift worth ¥{fen}, for nothing',
  'fact.open': 'Kept; the seller may take ¥{fen} off',
  'fact.worth': 'Kept, worth ¥{fen}',
  'fact.charge': 'Kept, ¥{fen} taken off',
  'fact.waive': 'Kept, for nothing',
}

export const useGift = texts({ 'zh-CN': zh, 'en-US': en })
