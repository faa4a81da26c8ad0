import { describe, expect, it } from 'vitest'
import { type Category, foundIn, grown, placeOf, waysOf } from './nodes'

const row = (id: string, parent_id: string | null = null): Category => ({
  id,
  parent_id,
  name: id,
  name_en: '',
  state: 'active',
  position: 0,
  commission_permille: null,
  version: 1,
})
const rows = [row('食品'), row('图书'), row('茶叶', '食品'), row('糖果', '食品'), row('乌龙茶', '茶叶')]

describe('the category tree on the screen', () => {
  const { roots, all } = grown(rows)

  it('grows from rows and knows the way to each', () => {
    expect(roots.map((one) => one.id)).toEqual(['食品', '图书'])
    expect(all.get('乌龙茶')?.way).toEqual(['食品', '茶叶', '乌龙茶'])
  })
  it('finds by text with all on the way', () => {
    const found = foundIn(roots, '乌龙')
    expect(waysOf(found)).toEqual(['食品', '茶叶'])
    expect(found[0]?.children.map((one) => one.id)).toEqual(['茶叶'])
    expect(foundIn(roots, ' ').length).toBe(2)
  })
  it('counts the place among the sisters without the moved one', () => {
    expect(placeOf(all, roots, '食品', '图书', 'behind')).toEqual({ parent_id: null, place: 1 })
    expect(placeOf(all, roots, '图书', '食品', 'before')).toEqual({ parent_id: null, place: 0 })
    expect(placeOf(all, roots, '茶叶', '糖果', 'behind')).toEqual({ parent_id: '食品', place: 1 })
    expect(placeOf(all, roots, '糖果', '图书', 'into')).toEqual({ parent_id: '图书', place: 0 })
  })
})
