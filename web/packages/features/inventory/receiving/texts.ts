/** Words of receiving with a scanner. */
import { texts } from '@ui/texts'

const zh = {
  title: '扫码入库',
  scan: '扫描商品条码',
  ready: '请扫描第一件商品',
  lines: '{lines} 种 · {pieces} 件',
  less: '减一件',
  more: '加一件',
  post: '入库 {pieces} 件',
  posted: '已入库 {pieces} 件',
  clear: '清空',
  'clear.ask': '清空已扫的商品？',
  'clear.what': '还没有入库的 {pieces} 件会被清空。',
}

const en: Record<keyof typeof zh, string> = {
  title: 'Receive by scan',
  scan: 'Scan a barcode',
  ready: 'Scan the first piece',
  lines: '{lines} SKU · {pieces} pieces',
  less: 'One less',
  more: 'One more',
  post: 'Receive {pieces} pieces',
  posted: '{pieces} pieces received',
  clear: 'Clear',
  'clear.ask': 'Clear what was scanned?',
  'clear.what': '{pieces} pieces that are not received yet will be forgotten.',
}

export const useText = texts({ 'zh-CN': zh, 'en-US': en })
