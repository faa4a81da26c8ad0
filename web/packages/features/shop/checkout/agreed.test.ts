import { expect, test } from 'vitest'
import { compare } from './agreed'

test('the same things at another price are told with the price before', () => {
  const first = compare(null, 'tea', 100)
  expect(first.before).toBeNull()
  expect(compare(first.seen, 'tea', 100).before).toBeNull()
  expect(compare(first.seen, 'tea', 120).before).toBe(100)
  expect(compare(first.seen, 'tea', 120).seen).toEqual({ of: 'tea', fen: 100 })
})

test('other things may cost something else', () => {
  const first = compare(null, 'tea', 100)
  expect(compare(first.seen, 'two teas', 200)).toEqual({ seen: { of: 'two teas', fen: 200 }, before: null })
})
