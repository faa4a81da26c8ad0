/** Words of the ledger that people know; what a later release adds is shown as it is written. */
import type { Text } from './texts'

const BOOKS = ['money', 'stock', 'points', 'quota'] as const
const ACTS = ['transfer', 'reserve', 'post', 'void', 'expire'] as const

export const books = (t: Text) => BOOKS.map((value) => ({ value, label: t(`book.${value}`) }))

export function bookOf(t: Text, book: string): string {
  const known = BOOKS.find((one) => one === book)
  return known === undefined ? book : t(`book.${known}`)
}

export function actOf(t: Text, kind: string): string {
  const known = ACTS.find((one) => one === kind)
  return known === undefined ? kind : t(`act.${known}`)
}

/** Ids are long: their end tells them apart, since their beginning is a time. */
export const shortId = (id: string) => `…${id.slice(-8)}`
