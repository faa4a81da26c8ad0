/** From when to when, to the minute. */
import { useLanguage } from '@ui/language'
import { useText } from './words'

const TWO = 2
const pad = (number: number) => String(number).padStart(TWO, '0')

/** `2026-12-12 00:00`, where the reader is. */
export function minute(at: string): string {
  const day = new Date(at)
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())} ${pad(day.getHours())}:${pad(day.getMinutes())}`
}

export function Span({ from, to }: { from: string; to: string }) {
  const t = useText()
  useLanguage()
  return <span className="ht-number">{t('time.span', { from: minute(from), to: minute(to) })}</span>
}
