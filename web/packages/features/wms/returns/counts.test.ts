import { expect, test } from 'vitest'
import { described, found, left, lineOf, oneMore, piecesOver, surplus } from './counts'

const tea = { line_id: 'a', quantity: 2, code: 'TEA', barcode: '690' }
const cup = { line_id: 'b', quantity: 1, code: 'CUP', barcode: '' }

test('pieces are counted until a line is full, and what was not seen is missing', () => {
  const lines = [tea, cup]
  let counts = oneMore({}, 'a', 'good')
  expect(lineOf(lines, counts, '690')).toBe(tea)
  counts = oneMore(counts, 'a', 'damaged')
  expect(lineOf(lines, counts, 'TEA')).toBe('full')
  expect(lineOf(lines, counts, 'MUG')).toBeUndefined()
  expect(left(lines, counts)).toBe(1)
  expect(found(lines, counts)).toEqual([
    { line_id: 'a', good: 1, damaged: 1, scrap: 0, foreign_pieces: 0, missing: 0 },
    { line_id: 'b', good: 0, damaged: 0, scrap: 0, foreign_pieces: 0, missing: 1 },
  ])
})

test('what nobody announced is sent by its code, or by what it looks like', () => {
  let over = oneMore({}, 'MUG', 'damaged')
  over = oneMore(over, 'MUG', 'good')
  over = oneMore(over, described('一把旧伞'), 'foreign_pieces')
  expect(piecesOver(over)).toBe(3)
  expect(surplus(over)).toEqual([
    { goods: 'MUG', words: '', good: 1, damaged: 1, scrap: 0, foreign_pieces: 0 },
    { goods: null, words: '一把旧伞', good: 0, damaged: 0, scrap: 0, foreign_pieces: 1 },
  ])
})
