import { expect, test } from 'vitest'
import { choose, chosenAtFirst, most, pricesOf, type Sku, skuOf, stateOf, usualSku } from './chooser'

function sku(id: string, spec: Record<string, string>, given: Partial<Sku> = {}): Sku {
  return { id, spec, spec_name: id, price_fen: 1000, market_fen: null, picture: null, stock: 'plenty', left: null, ...given }
}

const option = (key: string) => ({ key, name: key, picture: null })
const tea = {
  specs: [
    { id: 'grade', name: '等级', options: [option('best'), option('good')] },
    { id: 'size', name: '规格', options: [option('50'), option('250')] },
  ],
  skus: [
    sku('b50', { grade: 'best', size: '50' }, { price_fen: 8800, stock: 'none' }),
    sku('b250', { grade: 'best', size: '250' }, { price_fen: 39800, stock: 'few', left: 3 }),
    sku('g50', { grade: 'good', size: '50' }, { price_fen: 4800 }),
  ],
}

test('a SKU is found once everything is chosen', () => {
  expect(skuOf(tea, { grade: 'best' })).toBeUndefined()
  expect(skuOf(tea, { grade: 'best', size: '250' })?.id).toBe('b250')
  expect(skuOf(tea, { grade: 'good', size: '250' })).toBeUndefined()
})

test('options say whether they go together with the others', () => {
  expect(stateOf(tea, {}, 'size', '50')).toBe('possible')
  expect(stateOf(tea, { grade: 'best' }, 'size', '50')).toBe('sold-out')
  expect(stateOf(tea, { grade: 'good' }, 'size', '250')).toBe('absent')
  expect(stateOf(tea, { grade: 'good' }, 'grade', 'best')).toBe('possible')
})

test('choosing the same again gives it up', () => {
  expect(choose({ grade: 'best' }, 'grade', 'best')).toEqual({})
  expect(choose({ grade: 'best' }, 'grade', 'good')).toEqual({ grade: 'good' })
})

test('prices follow the choice', () => {
  expect(pricesOf(tea, {})).toEqual({ low: 4800, high: 39800 })
  expect(pricesOf(tea, { grade: 'best' })).toEqual({ low: 8800, high: 39800 })
})

test('where there is nothing to choose it is chosen', () => {
  expect(chosenAtFirst({ specs: [], skus: [sku('one', {})] })).toEqual({})
  expect(skuOf({ specs: [], skus: [sku('one', {})] }, {})?.id).toBe('one')
  expect(chosenAtFirst(tea)).toEqual({})
})

test('freight is reckoned by what can be bought', () => {
  expect(usualSku(tea, {})?.id).toBe('b250')
  expect(usualSku(tea, { grade: 'good' })?.id).toBe('g50')
})

test('no more than there are', () => {
  expect(most({ stock: 'few', left: 3 })).toBe(3)
  expect(most(undefined)).toBe(999)
})
