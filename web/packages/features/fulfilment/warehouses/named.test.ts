import { expect, test } from 'vitest'
import { codesOf, saidOf, valuesOf } from './named'

const SHOWN = {
  warehouse_id: 'w',
  warehouse_name: '深圳仓',
  carrier_code: 'ZTO',
  by_province: [
    { province: '540000', carrier_code: 'YZPY' },
    { province: '110000', carrier_code: 'SF' },
    { province: '650000', carrier_code: 'YZPY' },
  ],
  version: 3,
}

test('provinces of one carrier stand in one line, and come back as they were', () => {
  const values = valuesOf(SHOWN)
  expect(values.lines).toEqual([
    { carrier_code: 'YZPY', provinces: ['540000', '650000'] },
    { carrier_code: 'SF', provinces: ['110000'] },
  ])
  const said = saidOf(values, 3)
  expect(said.carrier_code).toBe('ZTO')
  expect(said.by_province.toSorted((one, other) => one.province.localeCompare(other.province))).toEqual(SHOWN.by_province.toSorted((one, other) => one.province.localeCompare(other.province)))
})

test('a carrier that was cleared names none', () => {
  expect(saidOf({ carrier_code: null, lines: [] }, 0)).toEqual({ carrier_code: '', by_province: [], version: 0 })
  expect(valuesOf({ ...SHOWN, carrier_code: '', by_province: [] })).toEqual({ carrier_code: undefined, lines: [] })
})

test('all that are named are told, each once', () => {
  expect(codesOf(SHOWN).toSorted()).toEqual(['SF', 'YZPY', 'ZTO'])
})
