import { expect, test } from 'vitest'
import { bodyOf, byPlace, freshValues, lacking, partOf, valuesOf, wrongOf } from './content'
import type { AttributeRule } from './rules'
import { freshSku } from './skus'

const rule = (id: string, role: 'sale' | 'parameter'): AttributeRule => ({ id, role, name: id, name_en: '', kind: 'text', unit: '', options: [], own_values: false, required: false, filterable: false })
const rules = [rule('origin', 'parameter'), rule('colour', 'sale')]

function filled() {
  const sku = { ...freshSku({ colour: 'white' }), price_fen: 1990, cost_fen: 900, components: [{ sku_id: 'x', quantity: 1 }] }
  return { ...freshValues(), name: '岩茶', category_id: 'c', attributes: { origin: '武夷山', colour: 'white', gone: 'x', empty: '  ' }, skus: [sku] }
}

test('values that the category does not ask for, and blank ones, are not sent', () => {
  expect(bodyOf(filled(), rules, true).attributes).toEqual({ origin: '武夷山' })
})

test('who may not write costs sends none', () => {
  expect(bodyOf(filled(), rules, false).skus[0]).not.toHaveProperty('cost_fen')
  expect(bodyOf(filled(), rules, true).skus[0]?.cost_fen).toBe(900)
})

test('a single product sends no components, a bundle does', () => {
  expect(bodyOf(filled(), rules, true).skus[0]?.components).toEqual([])
  expect(bodyOf({ ...filled(), composition: 'bundle' }, rules, true).skus[0]?.components).toHaveLength(1)
})

test('what was sent comes back into the form as it was', () => {
  const body = bodyOf(filled(), rules, true)
  expect(bodyOf(valuesOf(body), rules, true)).toEqual(body)
})

test('a name, a category and every price must stand before anything is kept', () => {
  expect(lacking({ ...freshValues(), skus: [freshSku({}), { ...freshSku({}), price_fen: 1 }] })).toEqual(['name', 'category_id', 'skus/0/price_fen'])
})

test('what is wrong is found by the cell it is about', () => {
  const wrong = byPlace([{ place: 'body/skus/1/barcode', text: '条码不对' }, { place: 'skus/1/spec/colour', text: '没有这个颜色' }])
  expect(wrongOf(wrong, 1, 'barcode')).toBe('条码不对')
  expect(wrongOf(wrong, 1, 'spec')).toBe('没有这个颜色')
  expect(wrongOf(wrong, 0, 'barcode')).toBeUndefined()
})

test('every place belongs to a part of the page', () => {
  expect(['name', 'body/skus/0/code', 'attributes/x', 'label_ids', 'category_id'].map(partOf)).toEqual(['basics', 'skus', 'attributes', 'promises', 'basics'])
})
