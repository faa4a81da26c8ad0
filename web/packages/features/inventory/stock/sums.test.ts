import { expect, test } from 'vitest'
import { sumsOf } from './sums'

const none = { good: 0, picked: 0, damaged: 0, inspect: 0, frozen: 0, coming: 0, free: 0, assigned: 0, transit: 0, rising: 0, falling: 0, short: 0 }
const names = { warehouse_id: '', warehouse_name: '', value_fen: 0, average_fen: null, alerts: [], low_quantity: null, over_quantity: null, ageing_days: null, near_expiry_days: null, near_days: 0, expires_on: null, rule_version: null }

test('warehouses are added up, and each layer with what is under way agrees with the one below', () => {
  const here = { ...names, ...none, good: 8, picked: 2, rising: 3, free: 5, assigned: 2 }
  const there = { ...names, ...none, good: 4, falling: 1, free: 5 }
  const sums = sumsOf({ sales: { sellable: 9, locked: 1, sold: 2, rising: 0, falling: 0, oversold: 0 }, warehouses: [here, there] })
  const { free, assigned } = sums.dispatch
  expect(sums.warehouse.good).toBe(free + assigned + sums.toDispatch.up)
  expect(sums.toDispatch.up).toBe(2)
})

test('who keeps a warehouse sees no sales layer', () => {
  expect(sumsOf({ sales: null, warehouses: [] }).sales).toBeNull()
})
