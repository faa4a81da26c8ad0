/** How it stands with the numbers of parcels, and why there may be none. */
import { texts } from './texts'

const zh = {
  'asked': '取号中',
  'refused': '取号失败',
  'ask': '取电子面单',
  'again': '重新取号',
  'asked.done': '已向快递公司取号，运单号稍后自动填入',
  'again.help': '原快递公司修好后可以重试，也可以换一家；不想等就直接填写单号。',
  'carrier.usual': '按发货单上的快递公司',
  'no_account': '没有可用的快递账号',
  'no_carrier': '没有可用的快递公司，请先选择一家',
  'address_unfit': '发件或收件信息不完整',
  'balance': '电子面单余额不足',
  'voided': '运单已作废',
}

const en: Record<keyof typeof zh, string> = {
  'asked': 'Asked for',
  'refused': 'Refused',
  'ask': 'Ask for waybills',
  'again': 'Ask again',
  'asked.done': 'The carrier was asked; the number will be filled in by itself',
  'again.help': 'Try again once it was mended, choose another carrier, or write the number yourself.',
  'carrier.usual': 'The carrier of each shipment',
  'no_account': 'No carrier account is in use',
  'no_carrier': 'No carrier can be used: choose one first',
  'address_unfit': 'Sender or recipient is not complete',
  'balance': 'No waybills left in the account',
  'voided': 'The waybill was voided',
}

export type WaybillText = ReturnType<typeof useWaybillText>
export const useWaybillText = texts({ 'zh-CN': zh, 'en-US': en })

const OURS = ['no_account', 'no_carrier', 'address_unfit', 'balance', 'voided'] as const

/** What the house says itself has words in both languages; the carrier's own words stay as they are. */
export function whyNone(t: WaybillText, reason: string): string {
  const known = OURS.find((one) => one === reason)
  return known === undefined ? reason : t(known)
}
