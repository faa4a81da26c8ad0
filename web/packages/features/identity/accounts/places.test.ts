import { expect, test } from 'vitest'
import { consoleOf, keyOf, placeOf } from './places'

test('a place survives being the value of a field', () => {
  for (const place of [
    { merchant_id: null, warehouse_id: null },
    { merchant_id: 'm', warehouse_id: null },
    { merchant_id: null, warehouse_id: 'w' },
    { merchant_id: 'm', warehouse_id: 'w' },
  ])
    expect(placeOf(keyOf(place))).toEqual(place)
})

test('a merchant’s own warehouse is a warehouse', () => {
  expect(['/', 'm/', '/w', 'm/w'].map(consoleOf)).toEqual(['platform', 'merchant', 'warehouse', 'warehouse'])
})
