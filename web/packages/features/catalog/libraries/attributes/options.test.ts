import { describe, expect, it } from 'vitest'
import { moved, withLines, type Written } from './options'

const red: Written = { key: 'red', name: '红', name_en: '' }

describe('options while they are written', () => {
  it('takes lines as options, each name once, and keeps what stands there', () => {
    expect(withLines([red], '墨\r\n\n 红 \n墨\n青').map((one) => one.name)).toEqual(['红', '墨', '青'])
    expect(withLines([red], '红')[0]).toBe(red)
  })
  it('moves one among its neighbours and not beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
  })
})
