import { describe, expect, it } from 'vitest'
import { written } from './fields'

describe('what is written for a field', () => {
  it('is its path for plain values', () => {
    expect(written({ path: 'doc.recipient.name', form: 'text' })).toBe('#doc.recipient.name')
  })
  it('is a code where scanners read', () => {
    expect(written({ path: 'doc.barcode', form: 'bars' })).toBe('#bars(doc.barcode, dots: 2, height: 10mm)')
    expect(written({ path: 'doc.qr', form: 'qr' })).toBe('#qr(doc.qr, dots: 6)')
  })
  it('is a loop for what is repeated, and its own name within one', () => {
    expect(written({ path: 'doc.lines[]', form: 'list' })).toBe('#for one in doc.lines [\n  \n]')
    expect(written({ path: 'doc.lines[].quantity', form: 'number' })).toBe('#one.quantity')
  })
})
