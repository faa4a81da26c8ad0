import { texts } from '@ui/texts'

const zh = {
  'print': '打印条码',
  'what': '标签 50 × 30 mm；没有条码的规格打印货号。张数为 0 的不打印。',
  'copies': '张数',
  'price': '打印售价',
  'count': '打印 {count} 张',
  'sku': '规格',
  'barcode': '条码',
}
const en: Record<keyof typeof zh, string> = {
  'print': 'Print barcodes',
  'what': 'Labels of 50 × 30 mm; a SKU without a barcode prints its code. Zero means none.',
  'copies': 'Labels',
  'price': 'Print the price',
  'count': '{count, plural, one {Print # label} other {Print # labels}}',
  'sku': 'SKU',
  'barcode': 'Barcode',
}
export const useLabelText = texts({ 'zh-CN': zh, 'en-US': en })
