/** What a warehouse found in a parcel that came back, in words. */
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
const useWords = texts({ 'zh-CN': zh, 'en-US': en })
const KINDS = ['good', 'damaged', 'scrap', 'foreign', 'missing', 'surplus'] as const

/** Of each kind how many, as far as there was any. */
export function useFound(): (finding: Record<string, unknown>) => string {
  const word = useWords()
  return (finding) => {
    const told = KINDS.filter((kind) => Number(finding[kind] ?? 0) > 0)
    return told.map((kind) => word(kind, { count: Number(finding[kind]) })).join(' · ')
  }
}
