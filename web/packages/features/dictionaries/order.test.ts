import { expect, test } from 'vitest'
import { firstFault, moved } from './order'

test('one changes places with its neighbour', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b'])
})

test('nothing moves beyond the ends', () => {
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
  expect(moved([], 0, 1)).toEqual([])
})

const row = (code: string, name = 'x') => ({ code, name_zh: name, name_en: name })

test.each([
  [[], null],
  [[row('a'), row('b.1')], null],
  [[row('a'), row('b', ' ')], { row: 2, fault: 'name-needed' }],
  [[row('Bad Code')], { row: 1, fault: 'code-wrong' }],
  [[row('')], { row: 1, fault: 'code-wrong' }],
  [[row('a'), row('b'), row('a')], { row: 3, fault: 'code-twice' }],
])('of %j the first that is wrong is told', (rows, fault) => {
  expect(firstFault(rows)).toEqual(fault)
})
