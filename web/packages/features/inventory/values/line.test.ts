import { expect, test } from 'vitest'
import { pointsOf } from './line'

test('the line begins at nought and reaches the top at the most', () => {
  expect(pointsOf([0, 50, 100], { width: 200, height: 100 })).toBe('0,100 100,50 200,0')
})

test('one day stands in the middle, and nothing at all does so too', () => {
  expect(pointsOf([7], { width: 200, height: 100 })).toBe('100,0')
  expect(pointsOf([0, 0], { width: 200, height: 100 })).toBe('0,50 200,50')
})
