import { beforeEach, expect, test } from 'vitest'
import { tries } from './tries'

beforeEach(() => tries.settle())

test('the same wish tried again keeps its key, until the server has decided', () => {
  const first = tries.keyOf('two teas')
  expect(tries.keyOf('two teas')).toBe(first)
  tries.settle()
  expect(tries.keyOf('two teas')).not.toBe(first)
})

test('another wish has another key', () => {
  const first = tries.keyOf('two teas')
  expect(tries.keyOf('three teas')).not.toBe(first)
})

test('what somebody else wrote into the storage is not believed', () => {
  sessionStorage.setItem('houtai.shop.try', '[3')
  expect(tries.keyOf('two teas')).toMatch(/^[0-9a-f-]{36}$/)
})
