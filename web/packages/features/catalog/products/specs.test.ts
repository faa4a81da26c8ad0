import { expect, test } from 'vitest'
import { arranged, axesOf, crossed, keyOf, linesOf, shownSpec, type Spec, valueOf } from './specs'
import type { AttributeRule } from './rules'

const base = { name_en: '', unit: '', own_values: false, required: true, filterable: true, role: 'sale' } as const
const colour: AttributeRule = { ...base, id: 'c', name: '颜色', kind: 'choice', own_values: true, options: [{ key: 'white', name: '白', name_en: 'White' }, { key: 'black', name: '黑', name_en: '' }] }
const size: AttributeRule = { ...base, id: 's', name: '尺码', kind: 'text', options: [] }

interface Row {
  spec: Spec
  price: number | null
}
const fresh = (spec: Spec, like?: Row): Row => ({ spec, price: like?.price ?? null })

test('sale attributes are crossed in their order, the last turning fastest', () => {
  const specs = crossed([{ id: 'c', values: ['white', 'black'] }, { id: 's', values: ['S', 'M'] }])
  expect(specs.map((spec) => `${spec['c']}${spec['s']}`)).toEqual(['whiteS', 'whiteM', 'blackS', 'blackM'])
  expect(crossed([{ id: 'c', values: [] }])).toEqual([{}])
})

test('what was filled in stays when a value is added, and goes when its value is taken away', () => {
  const rows = [{ spec: { c: 'white' }, price: 100 }, { spec: { c: 'black' }, price: 200 }]
  const more = arranged(rows, [{ id: 'c', values: ['white', 'black', '=米白'] }], fresh)
  expect(more.map((row) => row.price)).toEqual([100, 200, null])
  expect(arranged(rows, [{ id: 'c', values: ['black'] }], fresh)).toEqual([rows[1]])
})

test('a second attribute begins with the prices of the first', () => {
  const rows = [{ spec: { c: 'white' }, price: 100 }, { spec: { c: 'black' }, price: 200 }]
  const wider = arranged(rows, [{ id: 'c', values: ['white', 'black'] }, { id: 's', values: ['S', 'M'] }], fresh)
  expect(wider.map((row) => row.price)).toEqual([100, 100, 200, 200])
})

test('the axes are found again from the specs of a product', () => {
  const specs = [{ c: 'white', s: 'S' }, { c: 'black', s: 'S' }]
  expect(axesOf([colour, size], specs)).toEqual([{ id: 'c', values: ['white', 'black'] }, { id: 's', values: ['S'] }])
})

test('a typed value is the option of that name, else words of its own', () => {
  expect(valueOf(colour, ' 白 ')).toBe('white')
  expect(valueOf(colour, 'White')).toBe('white')
  expect(valueOf(colour, '米白')).toBe('=米白')
  expect(valueOf(size, '米白')).toBe('米白')
})

test('a spec is read in the order of the attributes and in the language of its reader', () => {
  expect(shownSpec([colour, size], { s: 'M', c: 'white' }, 'en-US')).toBe('White / M')
  expect(shownSpec([colour, size], { s: 'M', c: '=米白' }, 'zh-CN')).toBe('米白 / M')
})

test('a spec has one key however it was written', () => {
  expect(keyOf({ a: '1', b: '2' })).toBe(keyOf({ b: '2', a: '1' }))
})

test('a pasted column of a sheet is one line for each cell', () => {
  expect(linesOf('6901234567892\r\n6901234567908\t白\r\n')).toEqual(['6901234567892', '6901234567908'])
})
