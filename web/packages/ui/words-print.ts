/** Words about printing that all screens share. */
import { texts } from './texts'

const zh = {
  'print': '打印',
  'how': '点击下方阅读器里的打印图标，选择打印机；标签请按“实际大小”打印。',
  'tab': '在新标签页打开',
  'close': '关闭',
}
const en: Record<keyof typeof zh, string> = {
  'print': 'Print',
  'how': 'Press the print sign of the reader below and choose a printer; print labels at their actual size.',
  'tab': 'Open in a new tab',
  'close': 'Close',
}
export const usePrintWords = texts({ 'zh-CN': zh, 'en-US': en })
