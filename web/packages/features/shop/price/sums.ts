/** What each offer took off, summed up over the lines. */
import type { Note, Preview } from './asked'

export interface Taken {
  id: string
  kind: string
  name: string
  name_en: string
  fen: number
}

/** The largest first. What was taken off the freight stands apart. */
export function taken(preview: Pick<Preview, 'shops'>): Taken[] {
  const sums = new Map<string, Taken>()
  for (const one of preview.shops.flatMap((shop) => shop.lines.flatMap((line) => line.discounts))) {
    const before = sums.get(one.offer_id)
    sums.set(one.offer_id, { id: one.offer_id, kind: one.kind, name: one.name, name_en: one.name_en, fen: (before?.fen ?? 0) + one.fen })
  }
  return [...sums.values()].toSorted((one, other) => other.fen - one.fen)
}

export function freightOff(preview: Pick<Preview, 'shops'>): number {
  return preview.shops.reduce((sum, shop) => sum + shop.freight_off_fen, 0)
}

const NEAR = new Set(['below_threshold', 'too_few_pieces', 'limit_used', 'only_members'])

/** Promotions of this owner that count, or that the buyer could do something about; null: the platform's. */
export function hintsOf(notes: readonly Note[], merchant_id: string | null): Note[] {
  const own = notes.filter((note) => note.kind === 'promotion' && note.merchant_id === merchant_id)
  return own.filter((note) => note.applied || NEAR.has(note.why))
}

/** Several that did not count are told with their reason; what the buyer sees at its coupon is not told again. */
export function leftOut(notes: readonly Note[]): Note[] {
  return notes.filter((note) => !note.applied && note.kind === 'promotion')
}
