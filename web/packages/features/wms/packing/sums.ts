/** What of a shipment has been seen, and what it should weigh. */
import type { Schema } from '@api/types'

export type Detail = Schema<'OutboundDetailView'>
export type Line = Schema<'OutboundLineView'>

export function sumsOf({ lines }: Pick<Detail, 'lines'>): { picked: number; checked: number; weight_g: number } {
  const sums = { picked: 0, checked: 0, weight_g: 0 }
  for (const line of lines) {
    sums.picked += line.picked
    sums.checked += line.checked
    sums.weight_g += line.picked * line.weight_g
  }
  return sums
}
