import { expect, test } from 'vitest'
import type { CartLine } from './server'
import { byShop, chosen, past, pieces } from './shops'

function line(sku_id: string, given: Partial<CartLine> = {}): CartLine {
  return {
    sku_id,
    product_id: 'p',
    merchant_id: 'm',
    shop_name: 'M',
    product_name: sku_id,
    spec_text: '',
    picture: null,
    quantity: 1,
    chosen: true,
    seen_fen: 100,
    price_fen: 100,
    standing: 'for_sale',
    left: null,
    ...given,
  }
}

const cart = [
  line('tea', { quantity: 2 }),
  line('cup', { merchant_id: 'other', shop_name: 'Other', chosen: false }),
  line('pot', { standing: 'few_left', left: 1, quantity: 3 }),
  line('gone', { standing: 'off_shelf', merchant_id: null }),
  line('none', { standing: 'sold_out' }),
]

test('shops stand in the order of what was put in last, with their lines in that order', () => {
  expect(byShop(cart).map((shop) => [shop.name, shop.lines.map((one) => one.sku_id)])).toEqual([
    ['M', ['tea', 'pot']],
    ['Other', ['cup']],
  ])
})

test('what cannot be bought stands apart and is never in a checkout', () => {
  expect(past(cart).map((one) => one.sku_id)).toEqual(['gone', 'none'])
  expect(chosen(cart).map((one) => one.sku_id)).toEqual(['tea', 'pot'])
  expect(pieces(chosen(cart))).toBe(5)
})
