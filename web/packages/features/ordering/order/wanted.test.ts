import { expect, test } from 'vitest'
import { speaker } from '@ui/texts'
import { wantedOf } from './price-form'
import { goodsOf, wishesOf } from './lines-form'
import { whyOf } from '../trades/detail'
import { reasonsOf } from '../state'

const line = { id: 'l', sku_id: 's', product_id: 'p', sku_code: 'A', product_name: '茶', spec_text: '', picture: null, is_gift: false, quantity: 2, list_fen: 100, gross_fen: 200, discount_fen: 0, adjust_fen: 0, payable_fen: 200, discounts: [] }

test('one sum is asked for once it is typed, zero as well', () => {
  expect(wantedOf('whole', null, {})).toBeUndefined()
  expect(wantedOf('whole', 0, {})).toEqual({ adjust_fen: 0 })
})

test('of lines only those are sent whose price changes', () => {
  expect(wantedOf('lines', null, { a: -5, b: null, c: 0 })).toEqual({ lines: [{ line_id: 'a', adjust_fen: -5 }] })
})

test('gifts follow by themselves, and only other quantities are asked for', () => {
  const lines = [line, { ...line, id: 'g', sku_id: 's', is_gift: true }]
  const goods = goodsOf({ lines, state: 'awaiting_payment' })
  expect(goods.map((one) => one.key)).toEqual(['l'])
  expect(wishesOf(goods)).toEqual([])
  expect(wishesOf(goods.map((one) => ({ ...one, after: 0 })))).toEqual([{ sku_id: 's', quantity: 0, is_gift: false }])
  expect(wishesOf(goods.map((one) => ({ ...one, after: null })))).toEqual([])
  const paid = goodsOf({ lines, state: 'awaiting_shipment' })
  expect(wishesOf(paid.map((one) => ({ ...one, after: one.is_gift ? 0 : one.after })))).toEqual([{ sku_id: 's', quantity: 0, is_gift: true }])
})

const words = { 'why.below_threshold': '还差 ¥{missing} 满足门槛', 'held.amount': '金额较大', 'held.and': '、' }
const t = speaker(words, 'zh-CN') as never

test('what is missing is told in yuan; a reason of a later release as it is written', () => {
  expect(whyOf({ why: 'below_threshold', values: { missing_fen: 1_250 } }, t)).toBe('还差 ¥12.50 满足门槛')
  expect(whyOf({ why: 'moon_phase', values: {} }, t)).toBe('moon_phase')
  expect(reasonsOf(['amount', 'moon'], t)).toBe('金额较大、moon')
})
