import { expect, test } from 'vitest'
import { isFor, mayWith, menuOf, type Page } from './pages'

const load = () => Promise.resolve({ default: () => null })
const title = { 'zh-CN': '页', 'en-US': 'Page' }
const page = (more: Partial<Page>): Page => ({ path: '/x', title, load, ...more })

test('write on a function includes read, and read does not include write', () => {
  const may = mayWith(['identity.account.write', 'audit.entry.read'])
  expect(may('identity.account')).toBe(true)
  expect(may('identity.account', 'write')).toBe(true)
  expect(may('audit.entry')).toBe(true)
  expect(may('audit.entry', 'write')).toBe(false)
})

test('a permission on one thing says nothing of another whose name begins alike', () => {
  expect(mayWith(['identity.account_rule.read'])('identity.account')).toBe(false)
})

test('the menu holds only groups with pages that the person may open, in their order', () => {
  const pages = [
    page({ path: '/b', menu: 'people', order: 2, function: 'identity.account' }),
    page({ path: '/a', menu: 'people', order: 1, function: 'identity.role' }),
    page({ path: '/c', menu: 'audit', function: 'audit.entry' }),
    page({ path: '/d/:id', under: '/a' }),
  ]
  const parts = menuOf(pages, mayWith(['identity.account.read', 'identity.role.read']))
  expect(parts.map((part) => [part.group, part.pages.map((one) => one.path)])).toEqual([['people', ['/a', '/b']]])
})

test('a page that asks for write is hidden from somebody who may only read', () => {
  const strict = page({ function: 'identity.role', level: 'write' })
  expect(isFor(strict, mayWith(['identity.role.read']))).toBe(false)
  expect(isFor(strict, mayWith(['identity.role.write']))).toBe(true)
})
