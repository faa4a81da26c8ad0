import { expect, test } from 'vitest'
import { percentOf, savedPercent } from './sums'

test('progress is whole only when all is picked', () => {
  expect(percentOf(0, 0)).toBe(0)
  expect(percentOf(199, 200)).toBe(99)
  expect(percentOf(200, 200)).toBe(100)
})

test('a walk saves nothing rather than less than nothing', () => {
  expect(savedPercent({ walk: 40, walk_unplanned: 100 })).toBe(60)
  expect(savedPercent({ walk: 120, walk_unplanned: 100 })).toBe(0)
  expect(savedPercent({ walk: 0, walk_unplanned: 0 })).toBe(0)
})
