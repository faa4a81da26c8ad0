/** Words about printing that all screens share. */
import { texts } from './texts'

const zh = {
  'print': '打印',
  'sent': '已生成 PDF，请在打印窗口里选择打印机',
}
const en: Record<keyof typeof zh, string> = {
  'print': 'Print',
  'sent': 'The PDF is ready: choose a printer in the print window',
}
export const usePrintWords = texts({ 'zh-CN': zh, 'en-US': en })
