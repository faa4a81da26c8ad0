import { expect, test } from 'vitest'
import { categoryName, type CategoryRow, treeOf, wayTo } from './category-tree'

const row = (id: string, parent_id: string | null, name: string, more: Partial<CategoryRow> = {}): CategoryRow => ({ id, parent_id, name, name_en: '', state: 'active', ...more })
const rows = [
  row('1', null, '服装', { name_en: 'Clothing' }),
  row('2', null, '食品', { state: 'disabled' }),
  row('11', '1', '女装'),
  row('21', '2', '茶'),
  row('111', '11', '连衣裙'),
]

test('rows become a tree in the language of the reader', () => {
  expect(treeOf(rows, 'en-US').map((node) => node.name)).toEqual(['Clothing', '食品'])
  expect(categoryName(treeOf(rows, 'zh-CN'), '111')).toBe('服装 / 女装 / 连衣裙')
})

test('what lies below a disabled category is disabled with it', () => {
  expect(wayTo(treeOf(rows, 'zh-CN'), '21').map((node) => node.disabled)).toEqual([true, true])
})

test('of a part of the tree only the way down to it is shown', () => {
  const part = treeOf(rows, 'zh-CN', ['11'])
  expect(part.map((node) => node.id)).toEqual(['1'])
  expect(wayTo(part, '111')).toHaveLength(3)
})
