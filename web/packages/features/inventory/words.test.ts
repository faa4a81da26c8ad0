import { expect, test } from 'vitest'
import type { Text } from './texts'
import { reasonOf, signed } from './words'

const t = ((key: string) => key) as Text

test('a reason is named by the part that is known', () => {
  expect(reasonOf(t, 'adjustment.count_less')).toBe('reason.adjustment')
  expect(reasonOf(t, 'opening')).toBe('reason.opening')
  expect(reasonOf(t, 'something.else')).toBe('something.else')
})

test('a change shows its sign', () => {
  expect([signed(3), signed(-3), signed(0)]).toEqual(['+3', '-3', '0'])
})
