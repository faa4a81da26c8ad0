import { expect, it } from 'vitest'
import { freshRates, inUnitsOf, read, written } from './measures'

it.each([
  [1_500, 3, '1.5'],
  [1_000, 3, '1'],
  [1, 3, '0.001'],
  [0, 2, '0'],
  [100_000, 6, '0.1'],
  [7, 0, '7'],
  [1_000_000_000, 3, '1000000'],
])('writes %d with %d decimals as %s and reads it again', (small, digits, text) => {
  expect(written(small, digits)).toBe(text)
  expect(read(text, digits)).toBe(small)
})

it.each([['', 2], ['1.234', 2], ['-1', 2], ['1e3', 0], ['1.5', 0], ['一', 2], ['1'.repeat(13), 0]])('%s with %d decimals is no number', (text, digits) => {
  expect(read(text, digits)).toBeNull()
})

it('reads what somebody typed with zeros at the end', () => {
  expect(read('1.50', 3)).toBe(1_500)
  expect(read('2.', 2)).toBe(200)
})

it('keeps fees and changes units', () => {
  const tariff = { rows: [{ ...freshRates('weight'), regions: ['440000'] }], rest: freshRates('weight'), free: [], no_delivery: [] }
  const changed = inUnitsOf(tariff, 'count')
  expect(changed.rest).toEqual({ ...freshRates('weight'), first_unit: 1, next_unit: 1 })
  expect(changed.rows[0]).toEqual({ ...freshRates('weight'), first_unit: 1, next_unit: 1, regions: ['440000'] })
})
