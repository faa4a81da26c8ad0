/** Where goods go back to. */
import { texts } from '@ui/texts'

const zh = {
  'return-to': '退货地址',
  'copy': '复制',
  'copied': '已复制',
}

const en: Record<keyof typeof zh, string> = {
  'return-to': 'Return address',
  'copy': 'Copy',
  'copied': 'Copied',
}

export const useWords = texts({ 'zh-CN': zh, 'en-US': en })
