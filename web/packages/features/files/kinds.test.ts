import { expect, test } from 'vitest'
import { kindOf, purposeOf, sizeOf } from './kinds'
import type { Text } from './texts'

const t = ((key: string, values?: object) => `${key}${values === undefined ? '' : JSON.stringify(values)}`) as unknown as Text

test.each([
  [1, '1 B'],
  [1023, '1023 B'],
  [1024, '1.0 KB'],
  [1536, '1.5 KB'],
  [10_240, '10 KB'],
  [5 * 1024 ** 2, '5.0 MB'],
  [3 * 1024 ** 4, '3072 GB'],
])('%d bytes read as %s', (bytes, text) => {
  expect(sizeOf(bytes)).toBe(text)
})

test('a kind is told by what the server found', () => {
  const none = { width: null, height: null }
  expect(kindOf(t, { media_type: 'image/png', width: 2, height: 3 })).toContain('type.picture')
  expect(kindOf(t, { media_type: 'application/pdf', ...none })).toBe('type.pdf')
  expect(kindOf(t, { media_type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ...none })).toBe('type.sheet')
  expect(kindOf(t, { media_type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ...none })).toBe('type.text')
  expect(kindOf(t, { media_type: 'text/plain', ...none })).toBe('type.plain')
})

test('a purpose of a later release is shown as it is', () => {
  expect(purposeOf(t, 'logo')).toBe('purpose.logo')
  expect(purposeOf(t, 'banner')).toBe('banner')
})
