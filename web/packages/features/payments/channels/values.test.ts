import { expect, test } from 'vitest'
import { FACTS, SECRETS, written } from './values'

test('empty fields are not sent, so that secrets that nobody wrote stay as they are', () => {
  expect(written({ own_key: '', envelope_key: null, app_id: 'wx01', address: undefined })).toEqual({ app_id: 'wx01' })
  expect(written(undefined)).toEqual({})
})

test('no secret is among the facts, which everybody entitled may see', () => {
  const facts = new Set<string>(Object.values(FACTS).flat())
  for (const secret of Object.values(SECRETS).flat()) expect(facts.has(secret)).toBe(false)
})
