/** Names of what is printed of shipments, parcels, walks and places. */
import { texts } from './texts'

const zh = {
  'note': '打印发货单',
  'note.all': '打印全部发货单',
  'waybills.all': '打印全部快递单',
  'waybills': '打印快递单',
  'waybills.none': '选中的发货单还没有快递公司给的运单号',
  'pick-lists': '打印拣货单',
  'handover': '打印交接单',
  'bins': '打印库位标签',
  'bins.which': '打印哪些库位',
  'bins.zone': '库区',
  'bins.aisle': '巷道',
  'bins.aisle.help': '留空打印整个库区；一次最多 500 张。',
  'bins.count': '打印',
  'barcodes': '打印条码',
  'copies': '张数',
}
const en: Record<keyof typeof zh, string> = {
  'note': 'Print delivery notes',
  'note.all': 'Print all delivery notes',
  'waybills.all': 'Print all waybills',
  'waybills': 'Print waybills',
  'waybills.none': 'No carrier has given a number for what is chosen',
  'pick-lists': 'Print pick lists',
  'handover': 'Print hand-over list',
  'bins': 'Print bin labels',
  'bins.which': 'Which bins to label',
  'bins.zone': 'Zone',
  'bins.aisle': 'Aisle',
  'bins.aisle.help': 'Empty: the whole zone. At most 500 at once.',
  'bins.count': 'Print',
  'barcodes': 'Print barcodes',
  'copies': 'Copies',
}
export const usePaperWords = texts({ 'zh-CN': zh, 'en-US': en })
