/** A promotion in words, as a buyer will read it. */
import type { Language } from '@ui/language'
import { yuan } from '@ui/money'
import type { Say } from '@ui/texts'
import { type AnyTerms, PRICES_PIECES } from './kinds'
import { rateWritten } from './rates'
import type { Content, Marks } from './values'
import { isEmpty } from './values'
import type { RuleKey } from './words-rule'

type Tell = Say<RuleKey>
/** What people call a SKU; its beginning while the name is not known. */
export type NameOf = (skuId: string) => string

/** `¥200`, `¥9.90`: no decimals where there are none. */
export function amount(fen: number): string {
  return `¥${yuan(fen).replace(/\.00$/, '')}`
}

/** What it gives. */
export function effect(terms: AnyTerms, t: Tell, language: Language, nameOf: NameOf): string {
  const rate = (pay: number) => t('rate', { rate: rateWritten(pay, language) })
  const list = (parts: string[]) => parts.join(t('and'))
  switch (terms.kind) {
    case 'amount_off':
    case 'cross_amount_off': {
      const across = terms.kind === 'cross_amount_off' ? t('across') : ''
      if (terms.every) {
        const most = terms.times_most ? t('times-most', { times: terms.times_most }) : ''
        return across + list(terms.steps.map((one) => t('every', { from: amount(one.threshold_fen), off: amount(one.off_fen) }))) + most
      }
      return across + list(terms.steps.map((one) => t('off', { from: amount(one.threshold_fen), off: amount(one.off_fen) })))
    }
    case 'percent_off':
      return list(terms.steps.map((one) => t('percent', { from: amount(one.threshold_fen), rate: rate(one.pay_permille) }))) + (terms.cap_fen ? t('cap', { cap: amount(terms.cap_fen) }) : '')
    case 'pieces_rate':
      return list(terms.steps.map((one) => t('pieces', { pieces: one.pieces, rate: rate(one.pay_permille) })))
    case 'timed_price':
      return list([...priced(terms.prices, t, nameOf), ...(terms.pay_permille ? [t('timed.rate', { rate: rate(terms.pay_permille) })] : [])])
    case 'gift_with_purchase':
      return list(terms.steps.map((one) => t('gift', { from: amount(one.threshold_fen), gifts: one.gifts.map((gift) => t('gift.one', { name: nameOf(gift.sku_id), quantity: gift.quantity })).join(t('gift.and')) })))
    case 'free_freight':
      return free(terms.threshold_fen, terms.pieces, t)
    case 'member_price':
      return t('levels', { levels: list(terms.steps.map((one) => t('level', { level: one.level, rate: rate(one.pay_permille) }))) })
  }
}

function priced(prices: readonly { sku_id: string; price_fen: number }[], t: Tell, nameOf: NameOf): string[] {
  const [first] = prices
  if (first === undefined) return []
  if (prices.length === 1) return [t('timed.one', { name: nameOf(first.sku_id), price: amount(first.price_fen) })]
  return [t('timed.many', { count: prices.length, price: amount(Math.min(...prices.map((one) => one.price_fen))) })]
}

function free(fen: number | null | undefined, pieces: number | null | undefined, t: Tell): string {
  if (fen && pieces) return t('free.both', { from: amount(fen), pieces })
  return fen ? t('free.amount', { from: amount(fen) }) : t('free.pieces', { pieces: pieces ?? 0 })
}

/** For which goods. */
export function goods(scope: Content['scope'], terms: AnyTerms | null, t: Tell): string {
  const but = isEmpty(scope.but) ? '' : t('but', { goods: named(scope.but, t) })
  if (terms?.kind === 'timed_price' && !terms.pay_permille) return isEmpty(scope.but) ? '' : but
  return (isEmpty(scope.only) ? t('all') : t('only', { goods: named(scope.only, t) })) + but
}

const MARKS = ['category_ids', 'brand_ids', 'labels', 'product_ids', 'sku_ids'] as const

function named(marks: Marks, t: Tell): string {
  return MARKS.filter((name) => (marks[name] ?? []).length > 0)
    .map((name) => t(`of.${name}`, { count: marks[name].length }))
    .join(t('gift.and'))
}

/** For whom, how often, and with what it goes together. */
export function conditions(content: Content, t: Tell): string[] {
  const { audience, limits } = content
  const pieces = PRICES_PIECES.has(content.terms.kind)
  const said: (string | false)[] = [
    audience.only_new && t('new'),
    audience.only_members && t('members'),
    audience.level_min > 0 && t('level-min', { level: audience.level_min }),
    pieces && Boolean(limits.per_order_pieces) && t('per-order', { count: limits.per_order_pieces }),
    Boolean(limits.per_person) && t(pieces ? 'per-person.pieces' : 'per-person', { count: limits.per_person }),
    Boolean(limits.uses) && t('uses', { count: limits.uses }),
    content.exclusive && t('exclusive'),
    !content.with_coupons && t('no-coupons'),
  ]
  return said.filter((one) => one !== false)
}

/** The whole rule, clause by clause. */
export function ruleOf(content: Content, t: Tell, language: Language, nameOf: NameOf): string {
  const where = goods(content.scope, content.terms, t)
  const what = effect(content.terms, t, language, nameOf)
  return [where === '' ? what : t('sentence', { where, what }), ...conditions(content, t)].join(t('clause')) + t('end')
}
