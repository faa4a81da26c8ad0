import { expect, test } from 'vitest'
import { given, howOf, levelOf, withLevel } from './levels'

test('a function has one level', () => {
  const some = ['identity.account.read', 'audit.entry.read']
  const more = withLevel(some, 'identity.account', 'write')
  expect(more).toEqual(['audit.entry.read', 'identity.account.write'])
  expect(levelOf(more, 'identity.account')).toBe('write')
  expect(levelOf(withLevel(more, 'identity.account', 'none'), 'identity.account')).toBe('none')
})

test('giving everything keeps what was chosen for later', () => {
  const all = given(['a.b.read'], 'all')
  expect(howOf(all)).toBe('all')
  expect(given(all, 'reads')).toEqual(['a.b.read', '*.read'])
  expect(given(all, 'chosen')).toEqual(['a.b.read'])
})
