import { expect, test } from 'vitest'
import type { Note } from '../price/asked'
import { type Held, sorted } from './usable'
import { short, tenths } from './worth'

const NOON = Date.parse('2026-11-11T12:00:00Z')

function held(id: string, given: Partial<Held> = {}): Held {
  return { id, batch_id: 'b', merchant_id: null, name: id, kind: 'amount', threshold_fen: 0, value: 500, cap_fen: null, state: 'free', valid_from: '2026-11-01T00:00:00Z', ends_at: '2026-12-01T00:00:00Z', ...given } as Held
}

function note(offer_id: string, why: string): Note {
  return { offer_id, kind: 'coupon', name: offer_id, name_en: '', applied: why === 'applied', why, values: {}, merchant_id: null }
}

test('what counts comes first, then what would count alone, then the others with the reason', () => {
  const own = [held('beaten'), held('far'), held('best'), held('later', { valid_from: '2026-11-12T00:00:00Z' }), held('used', { state: 'used' }), held('post', { kind: 'freight' })]
  const explained = [note('best', 'applied'), note('beaten', 'other_is_better'), note('far', 'below_threshold')]
  const found = sorted(own, { explained, coupons_used: ['best'] }, NOON)
  expect(found.usable.map((one) => one.id)).toEqual(['best', 'beaten', 'post'])
  expect(found.unusable.map(({ coupon, later, note: why }) => [coupon.id, later, why?.why])).toEqual([
    ['far', false, 'below_threshold'],
    ['later', true, undefined],
  ])
})

test('figures are told short', () => {
  expect([short(3000), short(3050), tenths(150), tenths(100)]).toEqual(['30', '30.50', '8.5', '9'])
})
