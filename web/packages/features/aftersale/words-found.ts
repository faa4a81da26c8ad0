/** What a warehouse found in a parcel that came back. */
import { texts } from '@ui/texts'

const zh = {
  'good': '良品 {count} 件',
  'damaged': '破损 {count} 件',
  'scrap': '报废 {count} 件',
  'foreign': '非本店商品 {count} 件',
  'missing': '缺少 {count} 件',
  'surplus': '多出 {count} 件',
}

const en: Record<keyof typeof zh, string> = {
  'good': '{count} good',
  'damaged': '{count} damaged',
  'scrap': '{count} scrap',
  'foreign': '{count} not ours',
  'missing': '{count} missing',
  'surplus': '{count} more than announced',
}

export const useWords = texts({ 'zh-CN': zh, 'en-US': en })
