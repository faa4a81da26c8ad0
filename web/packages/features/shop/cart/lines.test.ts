import { beforeEach, expect, test } from 'vitest'
import { cart, lines } from './lines'

const tea = { product_id: 'p', sku_id: 's' }

beforeEach(() => lines.set([]))

test('the same SKU twice is one line', () => {
  expect(cart.add(tea, 2, 999)).toBe('added')
  expect(cart.add(tea, 3, 999)).toBe('added')
  expect(lines.get()).toEqual([{ ...tea, quantity: 5 }])
})

test('no more than there are', () => {
  expect(cart.add(tea, 2, 3)).toBe('added')
  expect(cart.add(tea, 2, 3)).toBe('most')
  expect(lines.get()[0]?.quantity).toBe(3)
})

test('the newest stands first, and what is removed is gone', () => {
  cart.add(tea, 1, 9)
  cart.add({ product_id: 'p', sku_id: 'other' }, 1, 9)
  expect(lines.get().map((line) => line.sku_id)).toEqual(['other', 's'])
  cart.remove('other')
  cart.change('s', 4)
  expect(lines.get()).toEqual([{ ...tea, quantity: 4 }])
})

test('a full cart takes nothing more', () => {
  for (let place = 0; place < 100; place += 1) cart.add({ product_id: 'p', sku_id: String(place) }, 1, 9)
  expect(cart.add(tea, 1, 9)).toBe('full')
  expect(cart.add({ product_id: 'p', sku_id: '5' }, 1, 9)).toBe('added')
})

test('what somebody else wrote into the storage is left out', () => {
  localStorage.setItem('houtai.shop.cart', JSON.stringify([{ ...tea, quantity: 1 }, { sku_id: 3 }, { ...tea, quantity: -1 }, null]))
  dispatchEvent(new StorageEvent('storage', { key: 'houtai.shop.cart' }))
  expect(lines.get()).toEqual([{ ...tea, quantity: 1 }])
})
