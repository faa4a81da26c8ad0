/** What offers took off an order. */
import type { OrderDetail } from './asked'

type Discount = Pick<OrderDetail['discounts'][number], 'offer_id' | 'name' | 'name_en' | 'fen'>

/** One row for each, over all lines, in the order in which they come up. */
export function byOffer(discounts: readonly Discount[]): Discount[] {
  const sums = new Map<string, Discount>()
  for (const { offer_id, name, name_en, fen } of discounts) {
    sums.set(offer_id, { offer_id, name, name_en, fen: (sums.get(offer_id)?.fen ?? 0) + fen })
  }
  return [...sums.values()].filter((one) => one.fen > 0)
}
