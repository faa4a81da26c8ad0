import { expect, test } from 'vitest'
import { feeYuan } from './fee-yuan'

test('fees show what they are, to the last digit that says something', () => {
  expect(feeYuan('0.59700')).toBe('¥0.597')
  expect(feeYuan('1,234.00000')).toBe('¥1,234.00')
  expect(feeYuan('-0.05700')).toBe('-¥0.057')
  expect(feeYuan('0.12345')).toBe('¥0.12345')
})
