import { expect, test } from 'vitest'
import { differences, shown } from './differences'
import { yuan } from './money'
import { listName } from './preference'
import { split } from './row-acts'
import { codeOf } from './scan-field'
import { chosenIn } from './side-menu'
import { pagesNamed } from './search-box'
import { speaker } from './texts'

test('money is exact beyond what floating numbers hold', () => {
  expect(yuan('9007199254740993123')).toBe('90,071,992,547,409,931.23')
  expect(yuan(-5)).toBe('-0.05')
  expect(yuan(0)).toBe('0.00')
  expect(yuan(100, 0)).toBe('100')
})

test('only fields that differ are shown, and a field that came or went is one', () => {
  const before = { name: '旧', same: [1, 2], gone: 1 }
  const after = { name: '新', same: [1, 2], come: true }
  expect(differences(before, after).map((one) => one.field)).toEqual(['name', 'gone', 'come'])
  expect(differences(null, { a: null })).toEqual([])
})

test('values read as people read them', () => {
  const text = { yes: '是', no: '否' }
  expect([true, false, null, '', [], [1, 'a']].map((one) => shown(one, text))).toEqual(['是', '否', '—', '—', '—', '1\na'])
})

test('three acts stand in the row; of more, two do', () => {
  const acts = ['a', 'b', 'c', 'd'].map((key) => ({ key, title: key, run: () => undefined }))
  expect(split(acts.slice(0, 3)).map((part) => part.length)).toEqual([3, 0])
  expect(split(acts).map((part) => part.length)).toEqual([2, 2])
})

test('marks that scanners add are no part of the code', () => {
  expect(codeOf('\u0002 69012345\u0003\t')).toBe('69012345')
})

test('a detail page lights up its list in the menu, and a menu page itself', () => {
  const title = { 'zh-CN': '员工账号', 'en-US': 'Accounts' }
  const load = () => Promise.resolve({ default: () => null })
  const pages = [
    { path: '/accounts', title, menu: 'people' as const, load },
    { path: '/accounts/:id', title, under: '/accounts', load },
  ]
  expect(chosenIn(pages, '/accounts/1')?.path).toBe('/accounts')
  expect(chosenIn(pages, '/nowhere')).toBeUndefined()
  expect(pagesNamed(pages, 'acc').map((page) => page.path)).toEqual(['/accounts'])
  expect(pagesNamed(pages, '账号')).toHaveLength(1)
  expect(pagesNamed(pages, ' ')).toEqual([])
})

test('the name of a list can be a key of preferences', () => {
  expect(listName('/api/console/ledger/accounts/{account_id}/entries')).toMatch(/^[a-zA-Z0-9_.:-]+$/)
})

test('messages are ICU, and what is filled in is text and never markup', () => {
  const t = speaker({ hello: '你好 {name}，{count, plural, other {# 项}}' }, 'zh-CN')
  expect(t('hello', { name: '<b>王</b>', count: 3 })).toBe('你好 <b>王</b>，3 项')
})
