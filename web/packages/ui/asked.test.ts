import { expect, test } from 'vitest'
import { fittingSorts, fromAddress, namesOf, switched, tabOf, toAddress } from './asked'
import type { Filter, Tab } from './list-types'
import { entered, parametersOf } from './search-form'

const filters: Filter[] = [
  { kind: 'text', name: 'text', title: '' },
  { kind: 'choices', name: 'role', title: '', options: [] },
  { kind: 'between', from: 'at_from', below: 'at_below', title: '' },
]
const names = namesOf(filters, [])
const many = new Set(['role'])

test('filters come back from the address as they went into it', () => {
  const asked = { values: { text: '王 & co', role: ['a', 'b'] }, sort: '-at' }
  expect(fromAddress(toAddress(new URLSearchParams(), asked, names), names, many)).toEqual(asked)
})

test('what others keep in the address stays when filters change', () => {
  const next = toAddress(new URLSearchParams('open=1&text=old&sort=at'), { values: { text: 'new' }, sort: undefined }, names)
  expect(next.toString()).toBe('open=1&text=new')
})

test('an empty field sets no filter, and blanks at its ends are no part of it', () => {
  expect(parametersOf(filters, { text: '  ', role: [], at_from: null })).toEqual({})
  expect(parametersOf(filters, { text: ' 王 ' })).toEqual({ text: '王' })
})

test('a range of times survives the form', () => {
  const values = { at_from: '2026-11-01T00:00:00.000Z', at_below: '2026-11-02T00:00:00.000Z' }
  expect(parametersOf(filters, entered(filters, values))).toEqual(values)
})

test('the tab is the one whose filters are set, else the first', () => {
  const tabs: Tab[] = [
    { key: 'all', title: '', set: {} },
    { key: 'active', title: '', set: { state: 'active' } },
  ]
  expect(tabOf(tabs, { values: { state: 'active', text: 'x' } })?.key).toBe('active')
  expect(tabOf(tabs, { values: {} })?.key).toBe('all')
})

test('a tab that sets no filter can be chosen also when it is not the first', () => {
  const tabs: Tab[] = [
    { key: 'open', title: '', set: { state: 'open' } },
    { key: 'all', title: '', set: {} },
  ]
  const chosen = switched(tabs, { values: { text: 'x', state: 'open' }, sort: 'at' }, 'all')
  expect(chosen).toEqual({ values: { text: 'x' }, sort: 'at', tab: 'all' })
  const again = fromAddress(toAddress(new URLSearchParams(), chosen, names), names, many)
  expect(tabOf(tabs, again)?.key).toBe('all')
  expect(tabOf(tabs, switched(tabs, again, 'open'))?.key).toBe('open')
})

test('a filter that goes with one order of the list leaves no other', () => {
  const tied: Filter[] = [
    { kind: 'between', from: 'paid_from', below: 'paid_before', title: '', sort: 'paid_at' },
    { kind: 'choice', name: 'shipping', title: '', options: [], sort: 'ship_by' },
    { kind: 'text', name: 'text', title: '' },
  ]
  expect(fittingSorts(tied, { text: 'x' })).toBeUndefined()
  expect([...(fittingSorts(tied, { text: 'x', paid_before: 'y' }) ?? [])]).toEqual(['paid_at'])
  expect([...(fittingSorts(tied, { shipping: 'due', paid_from: 'y' }) ?? [])]).toEqual(['paid_at', 'ship_by'])
})
