/** Turning parcels back that are on their way. */
import { texts } from '@ui/texts'

const zh = {
  'intercept': '拦截包裹',
  'intercept.ask': '请快递公司把在途包裹退回发货地，收到并验收后向买家退款。拦截期间不能改为其他处理。',
  'intercept.done': '已发起拦截',
  'intercept.stop': '放弃拦截',
  'intercept.stop.ask': '快递公司答复不能拦截时使用。售后回到待处理，可同意退款、协商或拒绝。',
  'intercept.stop.done': '已放弃拦截',
}

const en: Record<keyof typeof zh, string> = {
  'intercept': 'Intercept parcel',
  'intercept.ask': 'The carrier turns the parcel back; the buyer is refunded once it is here and was inspected. Meanwhile nothing else can be decided.',
  'intercept.done': 'The carrier is being asked',
  'intercept.stop': 'Stop intercepting',
  'intercept.stop.ask': 'For when the carrier says that it cannot. The case is to be answered anew: refund, another amount, or no.',
  'intercept.stop.done': 'No longer intercepted',
}

export const useWords = texts({ 'zh-CN': zh, 'en-US': en })
