/** Names of what movements are about. */
import type { Text } from './texts'

export const CONDITIONS = ['good', 'damaged', 'inspect', 'frozen'] as const
export type Condition = (typeof CONDITIONS)[number]

const REASONS = ['opening', 'adjustment', 'condition', 'lock', 'deduct', 'give_back', 'made_good', 'quota'] as const
export const ALERTS = ['low', 'over', 'ageing', 'near_expiry', 'expired'] as const
export type AlertKind = (typeof ALERTS)[number]

/** `adjustment.count_less` is an adjustment; what nobody has named stays as it is. */
export function reasonOf(t: Text, reason: string): string {
  const parts = reason.split('.')
  const known = REASONS.find((one) => parts.includes(one))
  return known === undefined ? reason : t(`reason.${known}`)
}

export function signed(count: number): string {
  return count > 0 ? `+${count}` : String(count)
}
