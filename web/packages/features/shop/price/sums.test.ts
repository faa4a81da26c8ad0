import { expect, test } from 'vitest'
import type { Note, Preview, PreviewLine } from './asked'
import { freightOff, hintsOf, leftOut, taken } from './sums'

function line(...discounts: [string, number][]): PreviewLine {
  const shown = discounts.map(([offer_id, fen]) => ({ offer_id, kind: 'promotion', name: offer_id, name_en: '', fen }))
  return { sku_id: 's', product_id: 'p', product_name: '', spec_text: '', picture: null, quantity: 1, list_fen: 1, gross_fen: 1, payable_fen: 1, is_gift: false, left: null, discounts: shown }
}

function shop(freight_off_fen: number, ...lines: PreviewLine[]): Preview['shops'][number] {
  return { merchant_id: 'm', shop_name: '', lines, goods_fen: 0, freight_fen: 0, freight_off_fen, discount_fen: 0, payable_fen: 0 }
}

function note(offer_id: string, given: Partial<Note>): Note {
  return { offer_id, kind: 'promotion', name: offer_id, name_en: '', applied: false, why: 'applied', values: {}, merchant_id: null, ...given }
}

test('an offer over several lines and shops is one sum, the largest first', () => {
  const shops = [shop(300, line(['small', 5], ['large', 40])), shop(200, line(['large', 60]))]
  expect(taken({ shops }).map((one) => [one.id, one.fen])).toEqual([
    ['large', 100],
    ['small', 5],
  ])
  expect(freightOff({ shops })).toBe(500)
})

test('a shop is told of what counts and of what is near, not of what is out of reach', () => {
  const notes = [
    note('counts', { applied: true, merchant_id: 'm' }),
    note('near', { why: 'below_threshold', merchant_id: 'm' }),
    note('beaten', { why: 'other_is_better', merchant_id: 'm' }),
    note('platform', { why: 'too_few_pieces' }),
    note('coupon', { kind: 'coupon', why: 'below_threshold', merchant_id: 'm' }),
  ]
  expect(hintsOf(notes, 'm').map((one) => one.offer_id)).toEqual(['counts', 'near'])
  expect(hintsOf(notes, null).map((one) => one.offer_id)).toEqual(['platform'])
  expect(leftOut(notes).map((one) => one.offer_id)).toEqual(['near', 'beaten', 'platform'])
})
