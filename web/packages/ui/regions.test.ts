import { expect, it } from 'vitest'
import { regionName, wayTo } from './regions'

const tree = [
  { code: '110000', name: '北京市', children: [{ code: '110101', name: '东城区' }] },
  { code: '440000', name: '广东省', children: [{ code: '440300', name: '深圳市', children: [{ code: '440305', name: '南山区' }] }, { code: '441900', name: '东莞市' }] },
]

it('finds the way from the province down', () => {
  expect(wayTo(tree, '440305').map((node) => node.code)).toEqual(['440000', '440300', '440305'])
  expect(wayTo(tree, '441900').map((node) => node.code)).toEqual(['440000', '441900'])
  expect(wayTo(tree, '999999')).toEqual([])
  expect(wayTo(tree, null)).toEqual([])
})

it('names a place, or shows the code', () => {
  expect(regionName(tree, '440305')).toBe('广东省 深圳市 南山区')
  expect(regionName(tree, '710000')).toBe('710000')
})
