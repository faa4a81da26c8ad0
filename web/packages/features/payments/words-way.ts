/** Refunds that go another way than they should. */
import { texts } from '@ui/texts'

const zh = {
  'way': '退回方式',
  'way.origin': '原路退回',
  'way.stored_value': '储值余额',
  'remark': '说明',
  'remark.help': '为什么没有原路退回，记入退款与操作日志。',
  'store': '退到储值余额',
  'store.title': '改退到储值余额：{number}',
  'store.what': '渠道无法退回的 {amount} 改退到买家的储值余额，立即到账，不能撤销。请先征得买家同意。',
  'store.done': '已退到储值余额',
  'store.not': '只有失败的退款可以改退到储值余额',
}

const en: Record<keyof typeof zh, string> = {
  'way': 'Goes back',
  'way.origin': 'As it was paid',
  'way.stored_value': 'Into stored value',
  'remark': 'Why',
  'remark.help': 'Why it did not go back as it was paid; kept with the refund and in the log.',
  'store': 'Give as stored value',
  'store.title': 'Give as stored value: {number}',
  'store.what': 'The {amount} that the channel would not give back go into the buyer\'s stored value at once. This cannot be undone: ask the buyer first.',
  'store.done': 'Given as stored value',
  'store.not': 'Only a failed refund can be given as stored value',
}

export const useWayText = texts({ 'zh-CN': zh, 'en-US': en })
