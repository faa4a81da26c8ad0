/** Which of one's coupons can be used on this order, and why not the others. */
import type { Schema } from '@api/types'
import type { Note, Preview } from '../price/asked'

export type Held = Schema<'HeldCouponView'>

export interface Sorted {
  usable: Held[]
  unusable: { coupon: Held; later: boolean; note: Note | null }[]
}

/** Alone they would take something off; that another one is better is no fault of theirs. */
const BEATEN = new Set(['applied', 'other_is_better'])

/** `best`: the price with whichever coupons are best. `now`: only what is valid already can be used. */
export function sorted(held: readonly Held[], best: Pick<Preview, 'explained' | 'coupons_used'>, now: number): Sorted {
  const notes = new Map(best.explained.filter((note) => note.kind === 'coupon').map((note) => [note.offer_id, note]))
  const used = new Set(best.coupons_used)
  const found: Sorted = { usable: [], unusable: [] }
  for (const coupon of held) {
    if (coupon.state !== 'free') continue
    const note = notes.get(coupon.id)
    const isLater = Date.parse(coupon.valid_from) > now
    // Of coupons for freight nothing is told: they are tried.
    const isUsable = !isLater && (used.has(coupon.id) || (note === undefined ? coupon.kind === 'freight' : BEATEN.has(note.why)))
    if (isUsable) found.usable.push(coupon)
    else found.unusable.push({ coupon, later: isLater, note: isLater ? null : (note ?? null) })
  }
  found.usable.sort((one, other) => Number(used.has(other.id)) - Number(used.has(one.id)))
  return found
}
