/** What is left to pay, in thousandths, as people write it: 折 in Chinese, percent off in English. */
import type { Language } from '@ui/language'

const PER_MILLE = 1_000
const ZHE = 100
const PERCENT = 10

/** `850` → `8.5`; in English `15`. */
export function rateWritten(payPermille: number, language: Language): string {
  return language === 'zh-CN' ? String(payPermille / ZHE) : String((PER_MILLE - payPermille) / PERCENT)
}

/** `8.5`, in English `15` → `850`; null for what is no discount. */
export function rateRead(text: string | null | undefined, language: Language): number | null {
  const found = /^(\d{1,2})(?:\.(\d{1,2}))?$/.exec(text?.trim().replace(/\.$/, '') ?? '')
  if (found === null) return null
  const [, whole = '', rest = ''] = found
  const digits = language === 'zh-CN' ? 2 : 1
  if (rest.replace(/0+$/, '').length > digits) return null
  const small = Number(`${whole}${rest.padEnd(digits, '0').slice(0, digits)}`)
  const pay = language === 'zh-CN' ? small : PER_MILLE - small
  return pay > 0 && pay < PER_MILLE ? pay : null
}
