/** Days of production and expiry: as they are typed from a package, and what follows from a shelf life. */
import dayjs from 'dayjs'

const DAY = 'YYYY-MM-DD'
const SHORT = 6
const FULL = 8

/** `20261001`, `2026-10-01`, `26.10.1` or `261001` as `2026-10-01`; what is no day of the calendar is none. */
export function dayOf(typed: string): string | undefined {
  if (/[a-z]/i.test(typed)) return undefined
  const parts = typed.trim().split(/[^0-9]+/).filter(Boolean)
  const digits = parts.length === 3 ? parts.map((part) => part.padStart(2, '0')).join('') : parts.length === 1 ? (parts[0] ?? '') : ''
  if (digits.length !== SHORT && digits.length !== FULL) return undefined
  const full = digits.length === SHORT ? `20${digits}` : digits
  const day = `${full.slice(0, 4)}-${full.slice(4, 6)}-${full.slice(6)}`
  return dayjs(day).format(DAY) === day ? day : undefined
}

/** The last day on which goods may be sold that were made on a day and keep for so long. */
export function expiryOf(produced: string, days: number): string {
  return dayjs(produced).add(days, 'day').format(DAY)
}
