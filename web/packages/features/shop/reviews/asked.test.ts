import { expect, test } from 'vitest'
import { daysBetween, meanOf } from './asked'

const none = { reviews: 0, good_percent: 0, good: 0, middle: 0, bad: 0, with_pictures: 0 }

test('a mean is told with one place', () => {
  const told = [500, 467, 445, 300].map((mean_x100) => meanOf({ ...none, mean_x100 }))
  expect(told).toEqual(['5.0', '4.7', '4.5', '3.0'])
})

test('days are whole and never negative', () => {
  const written = '2026-11-11T12:00:00Z'
  expect(['2026-11-11T23:00:00Z', '2026-11-12T12:00:00Z', '2026-11-01T12:00:00Z'].map((later) => daysBetween(written, later))).toEqual([0, 1, 0])
})
