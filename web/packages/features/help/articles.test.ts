import { expect, test } from 'vitest'
import { pages } from '../../../apps/platform/pages'
import { articleOf, textOf } from './articles'

test.each(pages.filter((page) => page.menu !== undefined).map((page) => page.path))('%s has its article in both languages', async (path) => {
  const article = articleOf(path) ?? 'none'
  for (const language of ['zh-CN', 'en-US'] as const) expect(await textOf(article, language)?.()).toMatch(/^# /)
})

test('an address below a page has the article of its page', () => {
  expect(articleOf('/identity/roles/0193')).toBe('roles')
  expect(articleOf('/rolesandmore')).toBeUndefined()
})
