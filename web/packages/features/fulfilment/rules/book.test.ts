import { expect, test } from 'vitest'
import { type Book, bookOf, codesIn, valuesOf } from './book'

const BOOK: Book = {
  rules: [
    { kind: 'distance', weight: 30 },
    { kind: 'cost', weight: 20 },
  ],
  areas: [{ warehouse_id: '0196a000-0000-7000-8000-000000000001', regions: ['440000', '450000'] }],
  rates: { near_fen: 500, province_fen: 600, far_fen: 900, per_1000_km_fen: 300 },
  parcels_max: 3,
  part_fen_min: 2000,
  send_part: true,
  daily_orders: 500,
  ship_hours: 24,
}

test('a book goes through the form as it is', () => {
  expect(bookOf(valuesOf(BOOK))).toEqual(BOOK)
})

test('a rule without weight is left out and the heaviest comes first', () => {
  const values = valuesOf(BOOK)
  values.weights = { ...values.weights, distance: 0, area: 90, cost: null }
  expect(bookOf(values).rules).toEqual([{ kind: 'area', weight: 90 }])
})

test('codes are told apart by what people put between them', () => {
  expect(codesIn(' 440000，450000、110000 ;120000\n')).toEqual(['440000', '450000', '110000', '120000'])
})
