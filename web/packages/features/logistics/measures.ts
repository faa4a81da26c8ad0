/** How people write what a template counts: kilograms, cubic metres, pieces, yuan. The server counts in whole small units. */
import type { Schema } from '@api/types'

export type ChargeBy = Schema<'FreightTemplateView'>['charge_by']
export type Tariff = Schema<'Tariff'>
export type Rates = Schema<'Rates'>

export interface Measure {
  /** Decimals between the small unit and the one that people write. */
  digits: number
  unit: 'kg' | 'm3' | 'piece' | 'yuan'
  /** What a new row begins with, in small units. */
  first: number
  next: number
}

export const MEASURES: Record<ChargeBy, Measure> = {
  weight: { digits: 3, unit: 'kg', first: 1_000, next: 1_000 },
  volume: { digits: 6, unit: 'm3', first: 100_000, next: 100_000 },
  count: { digits: 0, unit: 'piece', first: 1, next: 1 },
  amount: { digits: 2, unit: 'yuan', first: 10_000, next: 10_000 },
}

export const MONEY_DIGITS = 2

/** `1500` grams with three decimals: `1.5`. */
export function written(small: number, digits: number): string {
  const text = String(small).padStart(digits + 1, '0')
  const split = text.length - digits
  const decimals = text.slice(split).replace(/0+$/, '')
  return decimals === '' ? text.slice(0, split) : `${text.slice(0, split)}.${decimals}`
}

/** `1.5` with three decimals: `1500`; null for what is no number or has more decimals. */
export function read(text: string, digits: number): number | null {
  const found = /^(\d{1,12})(?:\.(\d*))?$/.exec(text.trim())
  if (found === null) return null
  const decimals = (found[2] ?? '').replace(/0+$/, '')
  if (decimals.length > digits) return null
  return Number(`${found[1]}${decimals.padEnd(digits, '0')}`)
}

export function freshRates(chargeBy: ChargeBy): Rates {
  const { first, next } = MEASURES[chargeBy]
  return { first_unit: first, first_fee_fen: 1_000, next_unit: next, next_fee_fen: 200 }
}

/** The same fees by other units: what was grams means nothing as pieces. */
export function inUnitsOf(tariff: Tariff, chargeBy: ChargeBy): Tariff {
  const { first, next } = MEASURES[chargeBy]
  const units = { first_unit: first, next_unit: next }
  return {
    ...tariff,
    rows: tariff.rows.map((row) => ({ ...row, ...units })),
    rest: tariff.rest === null ? null : { ...tariff.rest, ...units },
  }
}
