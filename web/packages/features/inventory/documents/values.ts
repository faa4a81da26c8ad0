/** What a document's form holds, and how lines are added to it. */
import type { Schema } from '@api/types'
import type { Goods } from '../goods'
import type { Condition } from '../words'
import type { Kind } from './state'

export interface Line {
  sku: Goods
  quantity: number | null
  condition: Condition
  condition_to: Condition
  cost_fen: number | null
  /** Somebody wants to say a lot though the goods have no shelf life. */
  marked?: boolean
  lot_number?: string | null
  produced_on?: string | null
  expires_on?: string | null
}

export interface Values {
  warehouse_id: string
  reason: string | null
  note: string | null
  photo_ids: string[]
  lines: Line[]
}

/** The scanned goods once more, or as a new line. Scanning is counting: each scan is a piece. */
export function scanned(lines: readonly Line[], sku: Goods, step: number): Line[] {
  // Of several lots the last one is at hand.
  const known = lines.findLastIndex((line) => line.sku.id === sku.id && line.condition === 'good')
  if (known < 0) return [...lines, { sku, quantity: step, condition: 'good', condition_to: 'damaged', cost_fen: null }]
  return lines.map((line, index) => (index === known ? { ...line, quantity: (line.quantity ?? 0) + step } : line))
}

/** The lines as the server takes them. */
export function linesOf(kind: Kind, lines: readonly Line[]): Schema<'WriteLine'>[] {
  return lines.map((line) => ({
    sku_id: line.sku.id,
    quantity: line.quantity ?? 0,
    condition: line.condition,
    condition_to: kind === 'condition' ? line.condition_to : null,
    ...(line.cost_fen !== null && kind !== 'condition' && (line.quantity ?? 0) > 0 ? { cost_fen: line.cost_fen } : {}),
    ...(comesIn(kind, line) ? marksOf(line) : {}),
  }))
}

/** Only what comes in bears a lot. */
export function comesIn(kind: Kind, line: Line): boolean {
  return kind === 'opening' || (kind === 'adjustment' && (line.quantity ?? 0) > 0)
}

function marksOf({ lot_number, produced_on, expires_on }: Line) {
  return { lot_number: lot_number?.trim() || null, produced_on: produced_on ?? null, expires_on: expires_on ?? null }
}

/** A kept document's lines as the form has them. */
export function linesFrom(kept: readonly Schema<'DocumentLineView'>[], kind: Kind): Line[] {
  return kept.flatMap((line) => {
    if (!line.sku) return []
    const comes = line.condition_from === ''
    return [
      {
        sku: line.sku,
        quantity: kind === 'adjustment' ? line.change : line.quantity,
        condition: (comes ? line.condition_to : line.condition_from) as Condition,
        condition_to: (kind === 'condition' ? line.condition_to : 'damaged') as Condition,
        cost_fen: line.cost_fen,
        marked: line.expires_on !== null,
        lot_number: line.lot_number || null,
        produced_on: line.produced_on,
        expires_on: line.expires_on,
      },
    ]
  })
}

/** How many pieces the lines add up to. */
export function sumOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + (line.quantity ?? 0), 0)
}
