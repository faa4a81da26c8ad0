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

/** The same on two lines, for lists. */
export function SpanInList({ from, to }: { from: string; to: string }) {
  useLanguage()
  return (
    <span className="ht-number" style={{ whiteSpace: 'nowrap' }}>
      {minute(from)} –<br />
      {minute(to)}
    </span>
  )
}

/** A name that may be long: it is broken, so that what stands beside it stays in sight. */
export function NameInList({ children }: { children: string }) {
  return <span style={{ display: 'inline-block', maxWidth: 200, whiteSpace: 'normal', overflowWrap: 'anywhere' }}>{children}</span>
}

export function Span({ from, to }: { from: string; to: string }) {
  const t = useText()
  useLanguage()
  return <span className="ht-number">{t('time.span', { from: minute(from), to: minute(to) })}</span>
}
