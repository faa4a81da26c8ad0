import { expect, test } from 'vitest'
import { leadsTo, type Scope } from './scope'

const ID = '00000000-0000-4000-8000-00000000000'
const mark = (place: number) => ({ id: `${ID}${place}`, name: String(place), name_en: '' })

function scope(given: Partial<Scope> = {}): Scope {
  return { shops: [], shops_count: 0, categories: [], categories_count: 0, brands: [], brands_count: 0, goods_count: 0, product_id: null, by_labels: false, with_exceptions: false, ...given }
}

test.each([
  ['everything is found on the first page', scope(), '/'],
  ['one product on its page', scope({ goods_count: 1, product_id: 'p' }), '/products/p'],
  ['a shop on its page', scope({ shops: [mark(1)], shops_count: 1 }), `/shops/${ID}1`],
  ['some goods of a shop too', scope({ shops: [mark(1)], shops_count: 1, goods_count: 9 }), `/shops/${ID}1`],
  ['a category by searching', scope({ categories: [mark(2)], categories_count: 1 }), `/search?category=${ID}2`],
  ['a category within a shop', scope({ categories: [mark(2)], categories_count: 1, shops: [mark(1)], shops_count: 1 }), `/search?category=${ID}2&merchant=${ID}1`],
  ['brands together', scope({ brands: [mark(3), mark(4)], brands_count: 2 }), `/search?brand=${ID}3&brand=${ID}4`],
  ['more brands than are named nowhere but on the first page', scope({ brands: [mark(3)], brands_count: 6 }), '/'],
  ['a category or a brand is no list', scope({ categories: [mark(2)], categories_count: 1, brands: [mark(3)], brands_count: 1 }), '/'],
  ['several shops are no list', scope({ shops: [mark(1), mark(2)], shops_count: 2 }), '/'],
])('%s', (_, given, address) => {
  expect(leadsTo(given)).toBe(address)
})
