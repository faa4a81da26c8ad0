/** The kinds of promotion, and what each may be told. */
import type { Schema } from '@api/types'

export type AnyTerms = Schema<'MakePromotion'>['terms']
export type Kind = AnyTerms['kind']
export type TermsOf<One extends Kind> = Extract<AnyTerms, { kind: One }>
export type Owner = Schema<'MakePromotion'>['owner']

/** As operators look for them: the usual ones first. */
export const KINDS = [
  'amount_off',
  'percent_off',
  'pieces_rate',
  'timed_price',
  'gift_with_purchase',
  'free_freight',
  'member_price',
  'cross_amount_off',
] as const satisfies readonly Kind[]

/** They say what a piece costs; all others what the goods of a cart earn together. */
export const PRICES_PIECES: ReadonlySet<Kind> = new Set(['timed_price', 'member_price'])
/** What they give is not taken off the price of goods, so no budget in money runs down. */
export const WITHOUT_BUDGET: ReadonlySet<Kind> = new Set(['gift_with_purchase', 'free_freight'])

/** Gifts are given by shops; what goes across shops is the platform's. */
export function kindsOf(owner: Owner): readonly Kind[] {
  const not: Kind = owner === 'platform' ? 'gift_with_purchase' : 'cross_amount_off'
  return KINDS.filter((kind) => kind !== not)
}

export function isKind(text: string | null): text is Kind {
  return KINDS.some((kind) => kind === text)
}
