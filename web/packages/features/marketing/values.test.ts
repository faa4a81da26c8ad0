import { expect, it } from 'vitest'
import { atOurFields, contentOf, freshTerms, freshValues, isWhole, NO_MARKS, type Promotion, valuesOf } from './values'

const NOON = Date.parse('2026-11-22T04:00:00Z')
const fresh = freshValues('shop', 'amount_off', NOON)
const step = { threshold_fen: 20_000, off_fen: 3_000 }

const promotion: Promotion = {
  ...contentOf({ terms: { amount_off: { steps: [step], every: false, times_most: null } } }, fresh),
  id: 'p1',
  merchant_id: 'm1',
  kind: 'amount_off',
  name: '满减',
  state: 'draft',
  version: 3,
  changed_at: fresh.starts_at,
  promised_fen: 0,
  promised_uses: 0,
  started_at: null,
  prices_confirmed: false,
  warnings: [],
  usage: null,
}

it('sends what it was given, of a promotion that nobody touched', () => {
  const content = contentOf({}, valuesOf(promotion))
  expect(content.terms).toEqual({ kind: 'amount_off', steps: [step], every: false, times_most: null })
  expect([content.name, content.owner, content.scope.only]).toEqual(['满减', 'shop', NO_MARKS])
})

it('sends the terms of the kind that is chosen only', () => {
  const written = { ...fresh, kind: 'free_freight' as const, terms: { ...freshTerms(), free_freight: { threshold_fen: 9_900, pieces: null } } }
  expect(contentOf(written, fresh).terms).toEqual({ kind: 'free_freight', threshold_fen: 9_900, pieces: null })
})

it('forgets chosen goods when all goods are meant, and merchants when a shop offers it', () => {
  const scope = { merchant_ids: ['m2'], only: { ...NO_MARKS, sku_ids: ['s1'] }, but: NO_MARKS }
  expect(contentOf({ ...fresh, whole: false, scope }, fresh).scope).toMatchObject({ merchant_ids: [], only: { sku_ids: ['s1'] } })
  expect(contentOf({ ...fresh, whole: true, scope, owner: 'platform' }, fresh).scope).toMatchObject({ merchant_ids: ['m2'], only: NO_MARKS })
})

it('drops how often at most where nothing repeats', () => {
  const terms = { ...freshTerms(), amount_off: { steps: [step], every: false, times_most: 3 } }
  expect(contentOf({ ...fresh, terms }, fresh).terms).toMatchObject({ times_most: null })
})

it.each([
  [{ kind: 'amount_off', steps: [step], every: false }, true],
  [{ kind: 'amount_off', steps: [{ ...step, off_fen: null }], every: false }, false],
  [{ kind: 'free_freight', threshold_fen: null, pieces: null }, false],
  [{ kind: 'free_freight', threshold_fen: null, pieces: 2 }, true],
  [{ kind: 'timed_price', prices: [], pay_permille: null }, false],
  [{ kind: 'timed_price', prices: [], pay_permille: 850 }, true],
  [{ kind: 'timed_price', prices: [{ sku_id: 's', price_fen: null }], pay_permille: 850 }, false],
  [{ kind: 'gift_with_purchase', steps: [{ threshold_fen: 100, gifts: [] }] }, false],
  [{ kind: 'member_price', steps: [{ level: 0, pay_permille: 950 }] }, true],
])('%j makes a price: %s', (terms, whole) => {
  expect(isWhole(terms as Parameters<typeof isWhole>[0])).toBe(whole)
})

it('finds the fields of which the server speaks', () => {
  const problem = (place: string) => ({ type: '', title: '', detail: '', status: 422, code: 'x', instance: '', errors: [{ place, code: 'x', message: 'x' }] })
  const at = (place: string) => atOurFields(problem(place), 'gift_with_purchase').errors?.[0]?.place
  expect(at('body/terms/steps')).toBe('body/terms/gift_with_purchase/steps')
  expect(at('body/terms/kind')).toBe('body/kind')
  expect(at('body/terms/timed_price/prices/0/sku_id')).toBe('body/terms/timed_price/prices/0/sku_id')
  expect(at('body/ends_at')).toBe('body/ends_at')
})
