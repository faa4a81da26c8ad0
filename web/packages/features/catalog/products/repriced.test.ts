import { expect, test } from 'vitest'
import { permilleOf, repriced } from './repriced'

test('ten percent off is exact in fen, halves go up', () => {
  expect(repriced(1990, { how: 'percent', permille: -100, round: 1 })).toBe(1791)
  expect(repriced(5, { how: 'percent', permille: -100, round: 1 })).toBe(5)
  expect(repriced(1995, { how: 'percent', permille: -100, round: 10 })).toBe(1800)
  expect(repriced(1990, { how: 'percent', permille: -100, round: 100 })).toBe(1800)
})

test('an amount is added or taken', () => {
  expect(repriced(1990, { how: 'by', fen: -290, round: 1 })).toBe(1700)
  expect(repriced(1990, { how: 'by', fen: 5, round: 10 })).toBe(2000)
})

test('one price for all is taken as it is', () => {
  expect(repriced(1990, { how: 'to', fen: 1888, round: 100 })).toBe(1888)
})

test('what would be no price gives none', () => {
  expect(repriced(100, { how: 'by', fen: -100, round: 1 })).toBeNull()
  expect(repriced(100, { how: 'percent', permille: -1000, round: 1 })).toBeNull()
  expect(repriced(100, { how: 'to', fen: null, round: 1 })).toBeNull()
})

test('a percentage has one decimal at most', () => {
  expect(permilleOf('-10.5')).toBe(-105)
  expect(permilleOf('5')).toBe(50)
  expect(permilleOf('5.25')).toBeNull()
  expect(permilleOf('')).toBeNull()
})
