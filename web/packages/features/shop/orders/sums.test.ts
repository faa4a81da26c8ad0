import { expect, test } from 'vitest'
import { byOffer } from './sums'

const off = (offer_id: string, fen: number) => ({ offer_id, name: offer_id, fen, name_en: '' })

test('an offer on several lines is one row', () => {
  expect(byOffer([off('coupon', 300), off('promotion', 100), off('coupon', 33)])).toEqual([off('coupon', 333), off('promotion', 100)])
})

test('what took nothing off is not told', () => {
  expect(byOffer([off('gift', 0)])).toEqual([])
})
