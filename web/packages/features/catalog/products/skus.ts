/** One SKU as the form holds it. */
import { keyOf, type Spec } from './specs'

export interface SkuRow {
  /** Known to the server once it was saved. */
  id?: string | null
  spec: Spec
  code: string | null
  barcode: string | null
  price_fen: number | null
  market_fen: number | null
  cost_fen?: number | null
  weight_gram: number | null
  volume_cm3: number | null
  shelf_life_days: number | null
  picture: string | null
  enabled: boolean
  components: ComponentRow[]
}

/** What one piece of a bundle takes from stock. */
export interface ComponentRow {
  sku_id: string
  quantity: number
}

export type Filled = 'price_fen' | 'market_fen' | 'cost_fen' | 'weight_gram' | 'volume_cm3' | 'shelf_life_days'
/** What a cell of the table may say. */
export type WrongAt = (index: number, field: string) => string | undefined

const NOTHING = { price_fen: null, market_fen: null, weight_gram: null, volume_cm3: null, shelf_life_days: null }

/** A new row; what the nearest one has is worth beginning with, except what must differ. */
export function freshSku(spec: Spec, like?: SkuRow): SkuRow {
  const { price_fen, market_fen, weight_gram, volume_cm3, shelf_life_days } = like ?? NOTHING
  const cost = like?.cost_fen
  const row: SkuRow = { spec, code: null, barcode: null, price_fen, market_fen, weight_gram, volume_cm3, shelf_life_days, picture: null, enabled: true, components: [] }
  return cost === undefined ? row : { ...row, cost_fen: cost }
}

/** Rows of a choice (`attribute=value`), or all, with this filled in; `empty`: only where nothing stands. */
export function filledIn(rows: readonly SkuRow[], chosen: string, field: Filled, value: number | null, empty: boolean): SkuRow[] {
  const at = chosen.indexOf('=')
  const [id, wanted] = [chosen.slice(0, at), chosen.slice(at + 1)]
  const fits = (row: SkuRow) => (chosen === '' || row.spec[id] === wanted) && (!empty || (row[field] ?? null) === null)
  return rows.map((row) => (fits(row) ? { ...row, [field]: value } : row))
}

/** Codes made of one beginning: `TEE` → `TEE-01`, `TEE-02`; codes that stand stay. */
export function coded(rows: readonly SkuRow[], beginning: string): SkuRow[] {
  const width = Math.max(2, String(rows.length).length)
  const taken = new Set(rows.flatMap((row) => row.code ?? []))
  let number = 0
  return rows.map((row) => {
    if (row.code) return row
    let code = ''
    do code = `${beginning}-${String(++number).padStart(width, '0')}`
    while (taken.has(code))
    return { ...row, code }
  })
}

/** Lines laid into a column from this row down; lines too many fall away. */
export function laidDown(rows: readonly SkuRow[], from: number, field: 'code' | 'barcode', lines: readonly string[]): SkuRow[] {
  return rows.map((row, index) => {
    const line = lines[index - from]
    return index < from || line === undefined ? row : { ...row, [field]: line === '' ? null : line }
  })
}

/** Rows with the ids and codes under which the server keeps them. */
export function named(rows: readonly SkuRow[], kept: readonly { id?: string | null; code?: string | null; spec?: Spec }[]): SkuRow[] {
  const known = new Map(kept.map((one) => [keyOf(one.spec ?? {}), one]))
  return rows.map((row) => {
    const one = known.get(keyOf(row.spec))
    return one === undefined ? row : { ...row, id: one.id ?? row.id, code: row.code ?? one.code ?? null }
  })
}
