/** What the form of a promotion holds, and what is sent of it. */
import { asProblem, type Problem } from '@api/problem'
import type { Schema } from '@api/types'
import { type AnyTerms, isKind, type Kind, type Owner, type TermsOf } from './kinds'

export type Promotion = Schema<'PromotionView'>
export type Content = Schema<'MakePromotion'>
export type Scope = Content['scope']
export type Marks = Scope['only']

type Written<One extends Kind> = Omit<TermsOf<One>, 'kind'>
export type WrittenTerms = { [One in Kind]: Written<One> }

export interface Values {
  owner: Owner
  kind: Kind
  name: string
  name_en: string
  starts_at: string
  ends_at: string
  /** Of each kind what was written, so that trying another one loses nothing. */
  terms: Partial<WrittenTerms>
  whole: boolean
  scope: { merchant_ids: string[]; only: Marks; but: Marks }
  audience: Content['audience']
  limits: Content['limits']
  priority: number
  combination_set: number
  exclusive: boolean
  with_coupons: boolean
  platform_permille: number
}

const DAY_MILLISECONDS = 86_400_000
const USUAL_DAYS = 7
export const NO_MARKS: Marks = { sku_ids: [], product_ids: [], category_ids: [], brand_ids: [], labels: [] }

/** One empty row where there must be one. */
export function freshTerms(): WrittenTerms {
  const empty = null as unknown as number
  const step = { threshold_fen: empty, off_fen: empty }
  return {
    amount_off: { steps: [step], every: false, times_most: null },
    cross_amount_off: { steps: [step], every: true, times_most: null },
    percent_off: { steps: [{ threshold_fen: empty, pay_permille: empty }], cap_fen: null },
    pieces_rate: { steps: [{ pieces: 2, pay_permille: empty }] },
    timed_price: { prices: [], pay_permille: null },
    gift_with_purchase: { steps: [{ threshold_fen: empty, gifts: [] }] },
    free_freight: { threshold_fen: null, pieces: null },
    member_price: { steps: [{ level: 1, pay_permille: empty }] },
  }
}

export function freshValues(owner: Owner, kind: Kind, now: number): Values {
  const begins = Math.ceil(now / DAY_MILLISECONDS) * DAY_MILLISECONDS
  return {
    owner,
    kind,
    name: '',
    name_en: '',
    starts_at: midnight(begins),
    ends_at: midnight(begins + USUAL_DAYS * DAY_MILLISECONDS),
    terms: freshTerms(),
    whole: true,
    scope: { merchant_ids: [], only: NO_MARKS, but: NO_MARKS },
    audience: { level_min: 0, only_new: false, only_members: false },
    limits: { per_order_pieces: null, per_person: null, uses: null, budget_fen: null },
    priority: 0,
    combination_set: 0,
    exclusive: false,
    with_coupons: true,
    platform_permille: 0,
  }
}

/** The midnight, where the reader is, that begins the day of this moment. */
function midnight(moment: number): string {
  const day = new Date(moment)
  day.setHours(0, 0, 0, 0)
  return day.toISOString()
}

export function valuesOf(promotion: Promotion): Values {
  const { terms, scope, merchant_id, kind: _kind, ...rest } = promotion
  const { kind, ...written } = terms
  const only = { ...NO_MARKS, ...scope.only }
  return {
    ...pick(rest),
    owner: merchant_id === null ? 'platform' : 'shop',
    kind,
    terms: { ...freshTerms(), [kind]: written },
    whole: isEmpty(only),
    scope: { merchant_ids: scope.merchant_ids ?? [], only, but: { ...NO_MARKS, ...scope.but } },
  }
}

function pick(of: Omit<Promotion, 'terms' | 'scope' | 'merchant_id' | 'kind'>) {
  const { name, name_en, starts_at, ends_at, audience, limits, priority, combination_set, exclusive, with_coupons, platform_permille } = of
  return { name, name_en, starts_at, ends_at, audience, limits, priority, combination_set, exclusive, with_coupons, platform_permille }
}

export function isEmpty(marks: Marks): boolean {
  return Object.values(marks).every((ids) => (ids ?? []).length === 0)
}

/** What the server is told. `initial` stands for what the form does not show. */
export function contentOf(values: Partial<Values>, initial: Values): Content {
  const all: Values = { ...initial, ...values }
  const shown = values.scope
  const scope = {
    merchant_ids: shown?.merchant_ids ?? initial.scope.merchant_ids,
    only: all.whole ? NO_MARKS : marksOf(shown?.only ?? initial.scope.only),
    but: marksOf(shown?.but ?? initial.scope.but),
  }
  return {
    ...pick(all as unknown as Promotion),
    owner: all.owner,
    terms: termsOf(all.kind, { ...initial.terms[all.kind], ...values.terms?.[all.kind] }),
    scope: { ...scope, merchant_ids: all.owner === 'platform' ? scope.merchant_ids : [] },
    audience: { ...initial.audience, ...values.audience },
    limits: { ...initial.limits, ...values.limits },
    priority: all.priority ?? 0,
    platform_permille: all.platform_permille ?? 0,
  }
}

function marksOf(marks: Partial<Marks>): Marks {
  return Object.fromEntries(Object.entries({ ...NO_MARKS, ...marks }).map(([name, ids]) => [name, ids ?? []])) as Marks
}

function termsOf(kind: Kind, written: object): AnyTerms {
  const terms = { ...written, kind } as AnyTerms
  if (terms.kind === 'amount_off' || terms.kind === 'cross_amount_off') return { ...terms, times_most: terms.every ? (terms.times_most ?? null) : null }
  return terms
}

/** Whether everything is written that a price can be made of. */
export function isWhole(terms: AnyTerms): boolean {
  const filled = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.every(filled)
    return typeof value === 'object' && value !== null ? Object.values(value).every(filled) : value !== null && value !== undefined
  }
  if (terms.kind === 'free_freight') return Boolean(terms.threshold_fen ?? terms.pieces)
  if (terms.kind === 'timed_price') return (terms.prices.length > 0 || Boolean(terms.pay_permille)) && filled(terms.prices)
  if (terms.kind === 'gift_with_purchase' && terms.steps.some((step) => step.gifts.length === 0)) return false
  return terms.steps.length > 0 && filled(terms.steps)
}

/** The server speaks of `terms/steps`, the form keeps what was written under its kind. */
export function atOurFields(error: unknown, kind: Kind): Problem {
  const problem = asProblem(error)
  const errors = (problem.errors ?? []).map((one) => ({ ...one, place: ourPlace(one.place, kind) }))
  return { ...problem, errors }
}

function ourPlace(place: string, kind: Kind): string {
  const [body, part, next = '', ...rest] = place.split('/')
  if (body !== 'body' || part !== 'terms') return place
  if (next === 'kind') return 'body/kind'
  return isKind(next) ? place : ['body', 'terms', kind, next, ...rest].join('/')
}
