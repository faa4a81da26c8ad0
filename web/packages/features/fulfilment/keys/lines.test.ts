import { describe, expect, it } from 'vitest'
import { linesOf } from './lines'

describe('keys that were pasted', () => {
  it('are the lines with something in them, from whichever system', () => {
    expect(linesOf('\uFEFFAAA 111\r\n\r\n BBB,222 \nCCC\rDDD\n')).toEqual(['AAA 111', 'BBB,222', 'CCC', 'DDD'])
    expect(linesOf(' \n ')).toEqual([])
  })
})
