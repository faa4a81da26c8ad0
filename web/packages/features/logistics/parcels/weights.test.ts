import { expect, it } from 'vitest'
import { kilograms } from './weights'

it('shows grams as kilograms, and nothing where nothing is known', () => {
  expect([kilograms(0), kilograms(5), kilograms(1250), kilograms(30_000)]).toEqual(['—', '0.01 kg', '1.25 kg', '30.00 kg'])
})
