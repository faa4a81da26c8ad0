import { expect, test } from 'vitest'
import { branchesOf, grown } from './grown'

const node = (id: string, parent_id: string | null, path: string[], position = 0) => ({ id, parent_id, path, name: id, position })
const nodes = [node('b', null, ['b']), node('a', null, ['a'], 5), node('d', 'b', ['b', 'd'], 2), node('c', 'b', ['b', 'c'], 1), node('e', 'd', ['b', 'd', 'e'])]

test('neighbours stand in their order, each below its parent', () => {
  const tree = grown(nodes)
  expect(tree.map((one) => one.id)).toEqual(['b', 'a'])
  expect(tree[0]?.children?.map((one) => one.id)).toEqual(['c', 'd'])
  expect(tree[0]?.children?.[1]?.children?.map((one) => one.id)).toEqual(['e'])
})

test('what has lost its parent is not lost itself', () => {
  expect(grown([node('x', 'gone', ['gone', 'x'])]).map((one) => one.id)).toEqual(['x'])
})

test('nothing can be put below itself', () => {
  const [top] = branchesOf(grown(nodes), 'd')
  expect(top?.disabled).toBe(false)
  expect(top?.children?.map((one) => one.disabled)).toEqual([false, true])
  expect(top?.children?.[1]?.children?.[0]?.disabled).toBe(true)
})
