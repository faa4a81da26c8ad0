import { describe, expect, it } from 'vitest'
import type { Page } from '@ui/pages'
import { type Duty, groupsOf, shownCount } from './groups'

const load = () => Promise.reject(new Error('not in this test'))
const title = { 'zh-CN': '', 'en-US': '' }
const pages: Page[] = [
  { path: '/goods', title, menu: 'goods', function: 'catalog.product', load },
  { path: '/orders', title, menu: 'orders', function: 'ordering.order', load },
  { path: '/orders/back', title, under: '/orders', load },
]
const duty = (link: string, changes: Partial<Duty> = {}): Duty => ({ kind: link, title: link, count: 1, more: false, pressing: false, link, ...changes })
const all = () => true

describe('tiles of the desk', () => {
  it('stand in the order of the menu, under the page that they lead to', () => {
    const shown = groupsOf([duty('/goods?state=new'), duty('/orders?held=true'), duty('/orders/back')], pages, all)
    expect(shown.map((one) => [one.group, one.duties.length])).toEqual([
      ['orders', 2],
      ['goods', 1],
    ])
  })

  it('are left out where this console has no such page, or the page is not for this person', () => {
    expect(groupsOf([duty('/machine/events')], pages, all)).toEqual([])
    expect(groupsOf([duty('/goods'), duty('/orders')], pages, (fn) => fn === 'ordering.order').map((one) => one.group)).toEqual(['orders'])
  })

  it('count to a bound', () => {
    expect([duty('', { count: 0 }), duty('', { count: 999 }), duty('', { count: 1000 }), duty('', { count: 5, more: true })].map(shownCount)).toEqual(['0', '999', '999+', '999+'])
  })
})
