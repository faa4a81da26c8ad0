import { expect, test } from 'vitest'
import { fenOf } from './asked'

test('amounts are read to the fen, and nothing else is', () => {
  expect(['12', '12.5', '0.05', ' 3.20 '].map(fenOf)).toEqual([1200, 1250, 5, 320])
  expect(['', '-1', '1.234', '1e3', '一'].map(fenOf)).toEqual([null, null, null, null, null])
})
