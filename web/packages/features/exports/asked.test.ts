import { expect, test } from 'vitest'
import { askedOf, sizeOf } from './asked'

test('filters go as text, the sort apart, what is not set not at all', () => {
  expect(askedOf({ state: ['a', 'b'], text: '仓库', flag: true, none: undefined, empty: '', sort: '-at' })).toEqual({
    filters: { state: ['a', 'b'], text: '仓库', flag: 'true' },
    sort: '-at',
  })
  expect(askedOf({}).sort).toBeNull()
})

test('sizes are short', () => {
  expect([sizeOf(12), sizeOf(2048), sizeOf(3 * 1024 * 1024)]).toEqual(['12 B', '2.0 kB', '3.0 MB'])
})
