import { expect, test } from 'vitest'
import { boughtNow } from './wanted'

const read = (text: string) => boughtNow(new URLSearchParams(text))

test('an address names what is bought at once, or means the cart', () => {
  expect(read('')).toBeUndefined()
  expect(read('sku=tea&quantity=3')).toEqual({ sku_id: 'tea', quantity: 3 })
})

test.each(['sku=tea', 'sku=tea&quantity=0', 'sku=tea&quantity=-2', 'sku=tea&quantity=1.5', 'sku=tea&quantity=many'])('a count that makes no sense is one: %s', (text) => {
  expect(read(text)).toEqual({ sku_id: 'tea', quantity: 1 })
})

test('no more than a line may have', () => {
  expect(read('sku=tea&quantity=1e9')?.quantity).toBe(9999)
})
