import { expect, test } from 'vitest'
import { dayOf, expiryOf } from './days'

test('a day is read the way packages print it', () => {
  for (const typed of ['20261001', '261001', '2026-10-01', '2026.10.1', '26/10/1', ' 2026 10 01 ']) expect(dayOf(typed)).toBe('2026-10-01')
})

test('what is no day of the calendar is none', () => {
  for (const typed of ['', '2026', '20261301', '20260230', '2026-10', 'LJ20261001A', '1']) expect(dayOf(typed)).toBeUndefined()
})

test('a shelf life counts from the day of production', () => {
  expect(expiryOf('2026-10-01', 540)).toBe('2028-03-24')
})
