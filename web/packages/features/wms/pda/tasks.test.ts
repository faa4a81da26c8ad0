import { expect, test } from 'vitest'
import { donePieces, isFor, leftOf, nextOf, type Task } from './tasks'

const task = (id: string, changes: Partial<Task> = {}): Task => ({
  id,
  outbound_id: 'o',
  outbound_number: 'F1',
  line_id: 'l',
  sku_id: 's',
  bin_code: 'A-01-01',
  aisle: 1,
  spot: 1,
  place: 1,
  slot: 1,
  name: 'tea',
  spec: '',
  code: 'T-1',
  barcode: '690',
  picture: null,
  quantity: 3,
  picked: 0,
  state: 'open',
  ...changes,
})

test('the next pick is the first with something left, whatever the server knows already', () => {
  const tasks = [task('a'), task('b'), task('c', { state: 'called_off' })]
  expect(nextOf(tasks, {}, new Set())?.id).toBe('a')
  expect(nextOf(tasks, { a: 3 }, new Set())?.id).toBe('b')
  expect(nextOf(tasks, { a: 2 }, new Set(['a']))?.id).toBe('b')
  expect(nextOf(tasks, { a: 3, b: 3 }, new Set())).toBeUndefined()
  expect(leftOf(task('a', { picked: 2 }), { a: 1 })).toBe(0)
})

test('a code is that of the goods or their barcode, and nothing is none', () => {
  expect(isFor(task('a'), '690')).toBe(true)
  expect(isFor(task('a'), 'T-1')).toBe(true)
  expect(isFor(task('a', { barcode: '' }), '')).toBe(false)
})

test('progress counts no piece twice', () => {
  expect(donePieces([task('a', { picked: 3 }), task('b')], { a: 3, b: 1 })).toBe(4)
})
