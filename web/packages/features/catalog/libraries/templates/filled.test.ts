import { describe, expect, it } from 'vitest'
import { keptValues, shownValue } from './filled'

const options = [{ key: 'red', name: '红' }]

describe('values of a template', () => {
  it('keeps what is typed as the option of that name, or as a value of ones own', () => {
    expect(keptValues(['red', '红', ' 米白 ', '=米白', ''], options, false)).toEqual(['red', '=米白'])
    expect(keptValues(['大'], [], true)).toEqual(['大'])
  })
  it('shows names', () => {
    expect(['red', '=米白', 'gone'].map((one) => shownValue(one, options))).toEqual(['红', '米白', 'gone'])
  })
})
