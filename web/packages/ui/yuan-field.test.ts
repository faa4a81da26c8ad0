import { expect, test } from 'vitest'
import { fenOf, yuanTyped } from './yuan-field'

test('what is typed in yuan is held in whole fen', () => {
  expect(fenOf('12.3')).toBe(1230)
  expect(fenOf('0.07')).toBe(7)
  expect(fenOf('19.90')).toBe(1990)
  expect(fenOf('8')).toBe(800)
  expect(fenOf('8.')).toBe(800)
  expect(fenOf('-3.05')).toBe(-305)
})

test('amounts that a floating number would bend stay exact', () => {
  expect(fenOf('1.1')).toBe(110)
  expect(fenOf('4.35')).toBe(435)
  expect(fenOf('90071992547409.91')).toBeNull()
  expect(fenOf('9007199254740.99')).toBe(900719925474099)
})

test('what is no amount gives nothing', () => {
  for (const typed of ['', null, undefined, 'abc', '1,000', '1.234', '1e3']) expect(fenOf(typed)).toBeNull()
})

test('whole fen are shown as they are typed', () => {
  expect(yuanTyped(1230)).toBe('12.30')
  expect(yuanTyped(7)).toBe('0.07')
  expect(yuanTyped(-305)).toBe('-3.05')
  expect(yuanTyped(null)).toBeNull()
})
