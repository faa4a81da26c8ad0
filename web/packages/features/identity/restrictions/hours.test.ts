import { expect, test } from 'vitest'
import { clockOf, runsOf, spanOf } from './hours'

test('minutes read as a clock', () => {
  expect([0, 9, 540, 1439, 1440].map(clockOf)).toEqual(['00:00', '00:09', '09:00', '23:59', '24:00'])
})

test('a day that ends at midnight ends at its end, and a whole day is one', () => {
  expect(spanOf(540, 0)).toEqual({ from_minute: 540, to_minute: 1440 })
  expect(spanOf(0, 0)).toEqual({ from_minute: 0, to_minute: 1440 })
  expect(spanOf(1320, 360)).toEqual({ from_minute: 1320, to_minute: 360 })
})

test('neighbouring days are said as a run', () => {
  expect(runsOf([5, 1, 2, 3, 4, 7])).toEqual([
    [1, 5],
    [7, 7],
  ])
  expect(runsOf([])).toEqual([])
})
