import { expect, test } from 'vitest'
import { oneMore } from './counts'
import { begun, forget, keep, unfinished } from './kept'

function device(first?: string) {
  let text: string | null = first ?? null
  return { getItem: () => text, setItem: (_: string, next: string) => void (text = next) }
}

test('counts stay on the device under the same scan until they are sent', () => {
  const held = device()
  const one = { ...begun('A1'), counts: oneMore({}, 'a', 'good') }
  keep(held, 'r1', begun('A2'))
  keep(held, 'r1', one)
  keep(held, 'r2', begun('A3'))
  expect(unfinished(held)['r1']).toEqual(one)
  forget(held, 'r1')
  expect(Object.keys(unfinished(held))).toEqual(['r2'])
})

test('what cannot be read is as good as nothing, and the oldest make room', () => {
  expect(unfinished(device('{"r1":'))).toEqual({})
  expect(unfinished(device('[1]'))).toEqual({})
  const held = device()
  for (let index = 0; index < 40; index += 1) keep(held, `r${index}`, begun(`A${index}`))
  expect(Object.keys(unfinished(held))).toHaveLength(30)
  expect(unfinished(held)['r39']?.number).toBe('A39')
})
