import { expect, test } from 'vitest'
import { stepAt } from './stepped-form'

const steps = [
  { key: 'one', done: true },
  { key: 'two', done: false },
  { key: 'three', done: true },
]

test('the address names the step', () => {
  expect(stepAt(steps, 'three')).toBe(2)
})

test('without a name it is the first that is not done', () => {
  expect(stepAt(steps, null)).toBe(1)
  expect(stepAt(steps, 'unknown')).toBe(1)
})

test('a step with a note comes first, and the last one when all is done', () => {
  expect(stepAt([{ key: 'one', done: true, note: 'mend' }, ...steps], null)).toBe(0)
  expect(stepAt([{ key: 'one', done: true }, { key: 'end', done: true }], null)).toBe(1)
})
