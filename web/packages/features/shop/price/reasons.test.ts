import { expect, test } from 'vitest'
import { reasonOf } from './reasons'

test('what is missing is told with what it would give, where that is known', () => {
  expect(reasonOf({ why: 'below_threshold', values: { threshold_fen: 10000, missing_fen: 4000, off_fen: 1500 } })).toEqual(['below_threshold.off', { missing: '40.00', off: '15.00' }])
  expect(reasonOf({ why: 'below_threshold', values: { missing_fen: 1 } })).toEqual(['below_threshold', { missing: '0.01' }])
  expect(reasonOf({ why: 'too_few_pieces', values: { pieces: 3, missing: 1 } })).toEqual(['too_few_pieces', { missing: 1 }])
})

test('what counts is told with what it took off or gave', () => {
  expect(reasonOf({ why: 'applied', values: { off_fen: 100 } })[0]).toBe('applied.off')
  expect(reasonOf({ why: 'applied', values: { gifts: 2 } })).toEqual(['applied.gifts', { gifts: 2 }])
  expect(reasonOf({ why: 'applied', values: {} })[0]).toBe('applied')
})

test('a reason that this page has never heard of still says something', () => {
  expect(reasonOf({ why: 'brand_new', values: {} })[0]).toBe('unknown')
})
