/** Money: whole fen in, never through a floating number. */
import { useLanguage } from './language'

const SIGNS: Record<string, string> = { CNY: '¥', USD: '$', EUR: '€', HKD: 'HK$', JPY: '¥' }
const FEN_DIGITS = 2

/** `-1234567` → `-12,345.67`. */
export function yuan(fen: number | string | bigint, digits = FEN_DIGITS): string {
  const whole = BigInt(fen)
  const text = (whole < 0n ? -whole : whole).toString().padStart(digits + 1, '0')
  const split = text.length - digits
  const units = text.slice(0, split).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${whole < 0n ? '-' : ''}${units}${digits === 0 ? '' : `.${text.slice(split)}`}`
}

export function Money({ fen, currency = 'CNY' }: { fen: number | string | null | undefined; currency?: string }) {
  useLanguage()
  if (fen === null || fen === undefined) return <span>—</span>
  const amount = yuan(fen, currency === 'JPY' ? 0 : FEN_DIGITS)
  const sign = SIGNS[currency] ?? `${currency} `
  return <span className="ht-number">{amount.startsWith('-') ? `-${sign}${amount.slice(1)}` : `${sign}${amount}`}</span>
}
