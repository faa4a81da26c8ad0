import { expect, test } from 'vitest'
import { programOf } from './program'

test('a browser is known by its own name, not by those it borrows', () => {
  const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Safari/537.36 Edg/150.0'
  expect(programOf(edge)).toBe('Edge · Windows')
  expect(programOf('Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0')).toBe('Firefox · Linux')
})

test('what is no browser is told as it calls itself', () => {
  expect(programOf('curl/8.5.0')).toBe('curl/8.5.0')
  expect(programOf('')).toBe('—')
  expect(programOf('x'.repeat(300))).toHaveLength(40)
})
