/** A book of rules as the form has it, and back. */
import type { Schema } from '@api/types'

export type Book = Schema<'RulesOfSourcing'>
export const RULES = ['fewest_parcels', 'area', 'distance', 'cost', 'stock_balance', 'load'] as const
export type Rule = (typeof RULES)[number]

export interface BookValues {
  weights: Record<Rule, number | null>
  parcels_max: number
  part_fen_min: number
  send_part: boolean
  daily_orders: number
  ship_hours: number | null
  near_fen: number
  province_fen: number
  far_fen: number
  per_1000_km_fen: number
  areas: { warehouse_id: string; regions: string }[]
}

export function valuesOf(book: Book): BookValues {
  const weights = Object.fromEntries(RULES.map((kind) => [kind, book.rules.find((one) => one.kind === kind)?.weight ?? 0])) as Record<Rule, number>
  return {
    weights,
    parcels_max: book.parcels_max,
    part_fen_min: book.part_fen_min,
    send_part: book.send_part,
    daily_orders: book.daily_orders,
    ship_hours: book.ship_hours ?? null,
    near_fen: book.rates.near_fen,
    province_fen: book.rates.province_fen,
    far_fen: book.rates.far_fen,
    per_1000_km_fen: book.rates.per_1000_km_fen,
    areas: book.areas.map((one) => ({ warehouse_id: one.warehouse_id, regions: one.regions.join(',') })),
  }
}

/** Rules in the order of their weights, the heaviest first: it decides between equals. */
export function bookOf(values: BookValues): Book {
  const rules = RULES.map((kind) => ({ kind, weight: values.weights[kind] ?? 0 }))
    .filter((one) => one.weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
  return {
    rules,
    parcels_max: values.parcels_max,
    part_fen_min: values.part_fen_min,
    send_part: values.send_part,
    daily_orders: values.daily_orders,
    ship_hours: values.ship_hours ?? null,
    rates: { near_fen: values.near_fen, province_fen: values.province_fen, far_fen: values.far_fen, per_1000_km_fen: values.per_1000_km_fen },
    areas: (values.areas ?? []).map((one) => ({ warehouse_id: one.warehouse_id, regions: codesIn(one.regions) })),
  }
}

export function codesIn(text: string): string[] {
  return text
    .split(/[\s,，、;；]+/u)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}
