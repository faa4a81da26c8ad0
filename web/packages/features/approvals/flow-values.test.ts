import { describe, expect, it } from 'vitest'
import { bodyOf, type FlowValues, freshStep } from './flow-values'
import { phaseOf } from './delegations'
import { statusOf } from './steps'

const values: FlowValues = {
  name: '大额',
  act: 'identity.role.edit',
  priority: 1,
  enabled: true,
  consoles: [],
  amount_yuan: null,
  merchant_ids: [' ', null],
  steps: [freshStep('一')],
}

describe('a flow as the server takes it', () => {
  it('leaves out conditions that were not filled in', () => {
    expect(bodyOf(values).conditions).toEqual({ consoles: null, merchant_ids: null, things: null, amount_fen_min: null })
  })
  it('gives amounts in fen, exactly', () => {
    expect(bodyOf({ ...values, amount_yuan: 1234 }).conditions.amount_fen_min).toBe(123_400)
  })
})

describe('a delegation', () => {
  const one = { from_at: '2026-11-20T00:00:00Z', until_at: '2026-11-21T00:00:00Z', ended_at: null }
  it('runs from its beginning until its end, which is no longer part of it', () => {
    expect(phaseOf(one, Date.parse('2026-11-19T23:59:59Z'))).toBe('coming')
    expect(phaseOf(one, Date.parse(one.from_at))).toBe('running')
    expect(phaseOf(one, Date.parse(one.until_at))).toBe('over')
  })
  it('is over when it was taken back', () => {
    expect(phaseOf({ ...one, ended_at: one.from_at }, Date.parse(one.from_at))).toBe('over')
  })
})

describe('a step of a request', () => {
  it('is over, under way or still to come', () => {
    const waiting = { state: 'waiting', step: 1 } as const
    expect([0, 1, 2].map((number) => statusOf(waiting, number))).toEqual(['finish', 'process', 'wait'])
  })
  it('shows where a request was refused', () => {
    expect(statusOf({ state: 'refused', step: 0 }, 0)).toBe('error')
    expect(statusOf({ state: 'failed', step: 0 }, 0)).toBe('finish')
  })
})
