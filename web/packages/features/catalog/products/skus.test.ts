import { expect, test } from 'vitest'
import { coded, filledIn, freshSku, laidDown, named } from './skus'

const rows = [
  { ...freshSku({ c: 'white', s: 'S' }), price_fen: 100 },
  freshSku({ c: 'white', s: 'M' }),
  freshSku({ c: 'black', s: 'S' }),
]

test('a price is filled in for all, for one value, or only where none stands', () => {
  expect(filledIn(rows, '', 'price_fen', 500, false).map((row) => row.price_fen)).toEqual([500, 500, 500])
  expect(filledIn(rows, '', 'price_fen', 500, true).map((row) => row.price_fen)).toEqual([100, 500, 500])
  expect(filledIn(rows, 'c=white', 'price_fen', 500, false).map((row) => row.price_fen)).toEqual([500, 500, null])
})

test('a value with an equals sign of its own is still found', () => {
  const own = [freshSku({ c: '=米白' })]
  expect(filledIn(own, 'c==米白', 'weight_gram', 9, false)[0]?.weight_gram).toBe(9)
})

test('codes are numbered from one beginning and never doubled', () => {
  const given = [{ ...freshSku({}), code: 'TEE-01' }, freshSku({}), freshSku({})]
  expect(coded(given, 'TEE').map((row) => row.code)).toEqual(['TEE-01', 'TEE-02', 'TEE-03'])
})

test('a pasted column goes down from where it was pasted', () => {
  expect(laidDown(rows, 1, 'barcode', ['1', '2', '3']).map((row) => row.barcode)).toEqual([null, '1', '2'])
})

test('rows learn the ids and codes under which they were kept, what was typed stays', () => {
  const mine = [{ ...freshSku({ c: 'white' }), code: 'W' }, freshSku({ c: 'black' }), freshSku({ c: 'red' })]
  const kept = [{ id: '1', code: 'P-1', spec: { c: 'white' } }, { id: '2', code: 'P-2', spec: { c: 'black' } }]
  expect(named(mine, kept).map(({ id, code }) => [id, code])).toEqual([['1', 'W'], ['2', 'P-2'], [undefined, null]])
})
