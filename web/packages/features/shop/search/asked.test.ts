import { expect, test } from 'vitest'
import { fenOf, filterCount, readAsked, toggled, withoutFilters, writeAsked } from './asked'

const ID = '01a20271-1869-7438-bc50-6fa8dbc2000f'
const OTHER = '01a20271-1869-7438-bc50-6fa8dbc20010'

test('what is asked survives the address', () => {
  const asked = { text: '龙井 茶', category: ID, brand: [ID, OTHER], attribute: [`${ID}:1`, `${ID}:2`], price_from: 100, in_stock: true, sort: '-price' as const }
  expect(readAsked(writeAsked(asked))).toEqual(asked)
})

test('what makes no sense in an address is left out', () => {
  expect(readAsked(new URLSearchParams('text=%20&category=&merchant=x&brand=3&attribute=colour&sort=cheap&price_from=-3&price_to=abc&in_stock=maybe'))).toEqual({})
})

test('filters are counted, and cleared without the words', () => {
  const asked = { text: '茶', brand: ['a'], attribute: ['x:1'], price_from: 1, price_to: 2, in_stock: true }
  expect(filterCount(asked)).toBe(4)
  expect(withoutFilters(asked)).toEqual({ text: '茶' })
})

test('an option is put in and taken out', () => {
  expect(toggled(undefined, 'a')).toEqual(['a'])
  expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
})

test.each([
  ['12.5', 1250],
  ['0.05', 5],
  ['12', 1200],
  [' ', undefined],
  ['-1', null],
  ['1.234', null],
  ['一百', null],
])('%s yuan', (typed, fen) => {
  expect(fenOf(typed)).toBe(fen)
})
