import { expect, it } from 'vitest'
import { choices, takenBy } from './chosen'

const tree = [
  { code: '440000', name: '广东省', children: [{ code: '440300', name: '深圳市', children: [{ code: '440305', name: '南山区', children: [] }] }, { code: '441900', name: '东莞市', children: [] }] },
  { code: '110000', name: '北京市', children: [{ code: '110101', name: '东城区', children: [] }] },
]

it('stops at what stands below a province', () => {
  const [guangdong] = choices(tree, new Set())
  expect(guangdong?.children?.map((one) => one.value)).toEqual(['440300', '441900'])
  expect(guangdong?.children?.some((one) => 'children' in one)).toBe(false)
})

it('closes a province whose city is taken, and the cities of one that is taken', () => {
  const [guangdong, beijing] = choices(tree, new Set(['440300', '110000']))
  expect([guangdong?.disabled, guangdong?.children?.map((one) => one.disabled)]).toEqual([true, [true, false]])
  expect([beijing?.disabled, beijing?.children?.map((one) => one.disabled)]).toEqual([true, [true]])
})

it('takes what the others speak of', () => {
  expect(takenBy([['440300'], undefined, ['110000']], 0)).toEqual(new Set(['110000']))
})
