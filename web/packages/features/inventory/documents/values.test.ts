import { expect, test } from 'vitest'
import { linesFrom, linesOf, scanned, sumOf } from './values'

const sku = { id: '1', merchant_id: 'm', code: 'A', barcode: null, name: '岩茶', spec: '', picture: null, own_stock: true, shelf_life_days: null }

test('each scan of the same goods is one piece more on the same line', () => {
  const lines = scanned(scanned(scanned([], sku, 1), sku, 1), { ...sku, id: '2' }, 1)
  expect(lines.map((line) => [line.sku.id, line.quantity])).toEqual([
    ['1', 2],
    ['2', 1],
  ])
  expect(sumOf(lines)).toBe(3)
})

test('a cost goes with what comes in only', () => {
  const [line] = scanned([], sku, 1)
  if (line === undefined) throw new Error('no line')
  const costly = { ...line, cost_fen: 500 }
  expect(linesOf('opening', [costly])[0]).toMatchObject({ quantity: 1, cost_fen: 500, condition_to: null })
  expect(linesOf('adjustment', [{ ...costly, quantity: -2 }])[0]).not.toHaveProperty('cost_fen')
  expect(linesOf('condition', [costly])[0]).toMatchObject({ condition: 'good', condition_to: 'damaged' })
})

test('a kept adjustment reads as it was written', () => {
  const kept = { position: 0, sku_id: '1', sku, quantity: 3, change: -3, condition_from: 'good', condition_to: '', lot_number: '', produced_on: null, expires_on: null, cost_fen: null, value_fen: null }
  expect(linesFrom([kept], 'adjustment')[0]).toMatchObject({ quantity: -3, condition: 'good' })
})

test('a lot goes with what comes in only, and scanning goes on with the lot that came last', () => {
  const first = { sku, quantity: 2, condition: 'good', condition_to: 'damaged', cost_fen: null, lot_number: ' A ', expires_on: '2027-01-01' } as const
  const lines = scanned([first, { ...first, quantity: 1, lot_number: 'B' }], sku, 1)
  expect(lines.map((line) => [line.lot_number, line.quantity])).toEqual([[' A ', 2], ['B', 2]])
  expect(linesOf('opening', lines)[0]).toMatchObject({ lot_number: 'A', produced_on: null, expires_on: '2027-01-01' })
  expect(linesOf('adjustment', [{ ...first, quantity: -1 }])[0]).not.toHaveProperty('lot_number')
})
