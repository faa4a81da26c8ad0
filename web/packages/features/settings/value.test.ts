import { describe, expect, test } from 'vitest'
import { asSent, bound, kindOf, readable } from './value'

const words = { yes: 'Yes', no: 'No', none: 'None' }
const line = { wanted: { type: 'string' }, choices: {} }
const choice = { wanted: { enum: ['a', 'b'], type: 'string' }, choices: { a: 'First' } }
const numbers = { wanted: { type: 'array', items: { type: 'integer' } }, choices: {} }

describe('a setting says what its form asks for', () => {
  test.each([
    [{ 'x-file': 'logo', 'anyOf': [] }, 'file'],
    [{ enum: ['a', 'b'], type: 'string' }, 'choice'],
    [{ const: 'a', type: 'string' }, 'choice'],
    [{ type: 'integer', minimum: 1 }, 'whole'],
    [{ type: 'boolean' }, 'yes-no'],
    [{ type: 'array', items: {} }, 'list'],
    [{ type: 'string' }, 'line'],
  ])('%j is asked for as %s', (wanted, kind) => {
    expect(kindOf({ wanted })).toBe(kind)
  })

  test('bounds are numbers or absent', () => {
    expect(bound({ minimum: 0 }, 'minimum')).toBe(0)
    expect(bound({ minimum: 'x' }, 'minimum')).toBeUndefined()
  })
})

describe('a value is read by people', () => {
  test('and nothing is said as nothing', () => {
    expect(readable(line, '', words)).toBe('None')
    expect(readable(numbers, [], words)).toBe('None')
    expect(readable(line, false, words)).toBe('No')
    expect(readable(choice, 'a', words)).toBe('First')
    expect(readable(choice, 'gone', words)).toBe('gone')
    expect(readable(numbers, [1, 2], words)).toBe('1、2')
    expect(readable(line, 0, words)).toBe('0')
  })
})

test('what is typed goes out in its kind', () => {
  expect(asSent(numbers, ['1', '2'])).toEqual([1, 2])
  expect(asSent(line, null)).toBe('')
  expect(asSent({ wanted: { 'x-file': 'logo' } }, undefined)).toBeNull()
})
