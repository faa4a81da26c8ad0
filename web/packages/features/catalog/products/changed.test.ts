import { expect, test } from 'vitest'
import { changedParts } from './changed'

test('places are taken apart and stand in the order of the form', () => {
  const parts = changedParts(['skus/b/price_fen', 'attributes/a', 'pictures', 'name', 'skus/c'])
  expect(parts.map((one) => one.place)).toEqual(['name', 'pictures', 'attributes/a', 'skus/c', 'skus/b/price_fen'])
  expect(parts[4]).toEqual({ place: 'skus/b/price_fen', kind: 'sku', id: 'b', field: 'price_fen' })
})

test('what this release does not know is left out', () => {
  expect(changedParts(['scent', 'skus/a/scent'])).toEqual([])
})
