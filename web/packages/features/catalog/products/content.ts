/** A product as its form holds it, and as the server takes it. */
import type { Schema } from '@api/types'
import type { AttributeRule } from './rules'
import { freshSku, type SkuRow } from './skus'

export type Sent = Schema<'CreateProduct'>
type Value = string | string[]

export interface EditorValues {
  merchant_id?: string | null
  code: string | null
  name: string | null
  subtitle: string | null
  category_id: string | null
  brand_id: string | null
  kind: NonNullable<Sent['kind']>
  composition: NonNullable<Sent['composition']>
  pictures: string[]
  html: string | null
  attributes: Record<string, Value | null>
  label_ids: string[]
  promise_ids: string[]
  skus: SkuRow[]
}

/** The content as the server shows it: what sells, or what waits. */
export interface ShownContent extends Omit<Sent, 'skus' | 'merchant_id'> {
  skus: readonly ShownSku[]
}
type ShownSku = Omit<Sent['skus'][number], 'cost_fen'> & { cost_fen?: number | null }

export const PICTURES_MAX = 15

export function freshValues(): EditorValues {
  return {
    merchant_id: null,
    code: null,
    name: null,
    subtitle: null,
    category_id: null,
    brand_id: null,
    kind: 'physical',
    composition: 'single',
    pictures: [],
    html: null,
    attributes: {},
    label_ids: [],
    promise_ids: [],
    skus: [freshSku({})],
  }
}

export function valuesOf(content: ShownContent): EditorValues {
  const fresh = freshValues()
  return {
    code: content.code ?? null,
    name: content.name,
    subtitle: content.subtitle || null,
    category_id: content.category_id,
    brand_id: content.brand_id ?? null,
    kind: content.kind ?? fresh.kind,
    composition: content.composition ?? fresh.composition,
    pictures: [...(content.pictures ?? [])],
    html: content.html || null,
    attributes: { ...content.attributes },
    label_ids: [...(content.label_ids ?? [])],
    promise_ids: [...(content.promise_ids ?? [])],
    skus: content.skus.map(rowOf),
  }
}

function rowOf(sku: ShownSku): SkuRow {
  const { id, spec = {}, code = null, barcode = null, price_fen, market_fen = null, shelf_life_days = null, picture = null, enabled = true, components = [] } = sku
  // A weight of nothing was never given.
  const [weight_gram, volume_cm3] = [sku.weight_gram || null, sku.volume_cm3 || null]
  const row: SkuRow = { id, spec, code, barcode, price_fen, market_fen, weight_gram, volume_cm3, shelf_life_days, picture, enabled, components: components.map((one) => ({ ...one })) }
  return sku.cost_fen === undefined ? row : { ...row, cost_fen: sku.cost_fen }
}

/** What is sent. Values that the category does not ask for are left out; so are costs that one may not write. */
export function bodyOf(values: EditorValues, rules: readonly AttributeRule[], costs: boolean): Omit<Sent, 'merchant_id'> {
  const asked = new Set(rules.filter((rule) => rule.role === 'parameter').map((rule) => rule.id))
  const attributes = Object.entries(values.attributes ?? {}).filter((entry): entry is [string, Value] => asked.has(entry[0]) && isFilled(entry[1]))
  return {
    code: values.code,
    name: values.name ?? '',
    subtitle: values.subtitle ?? '',
    category_id: values.category_id ?? '',
    brand_id: values.brand_id,
    kind: values.kind,
    composition: values.composition,
    pictures: values.pictures,
    html: values.html ?? '',
    attributes: Object.fromEntries(attributes),
    label_ids: values.label_ids ?? [],
    promise_ids: values.promise_ids ?? [],
    skus: values.skus.map((row) => skuOf(row, values.composition === 'single', costs)),
  }
}

function skuOf(row: SkuRow, single: boolean, costs: boolean): Sent['skus'][number] {
  const { id, spec, code, barcode, price_fen, market_fen, cost_fen, weight_gram, volume_cm3, shelf_life_days, picture, enabled, components } = row
  return {
    ...(id ? { id } : {}),
    spec,
    code,
    barcode,
    price_fen: price_fen ?? 0,
    market_fen,
    ...(costs ? { cost_fen: cost_fen ?? null } : {}),
    weight_gram: weight_gram ?? 0,
    volume_cm3: volume_cm3 ?? 0,
    shelf_life_days,
    picture,
    enabled,
    components: single ? [] : components,
  }
}

const isFilled = (value: Value | null | undefined) => (Array.isArray(value) ? value.length > 0 : Boolean(value?.trim()))

/** What must stand before anything can be kept, by the field that lacks it. */
export function lacking(values: EditorValues): string[] {
  const places = (['name', 'category_id'] as const).filter((field) => !values[field])
  const prices = values.skus.flatMap((row, index) => (row.price_fen ? [] : [`skus/${index}/price_fen`]))
  return [...places, ...prices]
}

export interface WrongPlace {
  place: string
  text: string
}

/** Texts of what is wrong by place: `body/skus/0/barcode` and `skus/0/barcode` mean the same. */
export function byPlace(wrong: readonly WrongPlace[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const { place, text } of wrong) {
    const key = place.replace(/^body\//, '')
    found.set(key, [found.get(key), text].filter(Boolean).join('；'))
  }
  return found
}

/** What stands against one cell of the table of SKUs; about a spec, it stands at the code. */
export function wrongOf(wrong: ReadonlyMap<string, string>, index: number, field: string): string | undefined {
  const here = `skus/${index}/${field}`
  const found = [...wrong].find(([place]) => place === here || place.startsWith(`${here}/`))
  return found?.[1]
}

/** The part of the form that a place belongs to. */
export const PARTS = ['basics', 'pictures', 'attributes', 'skus', 'html', 'promises'] as const
export type Part = (typeof PARTS)[number]

export function partOf(place: string): Part {
  const [first = ''] = place.replace(/^body\//, '').split('/')
  if (first === 'pictures' || first === 'attributes' || first === 'skus' || first === 'html') return first
  return first === 'label_ids' || first === 'promise_ids' ? 'promises' : 'basics'
}

/** The first part of the page, from above, in which something is wrong. */
export function firstPart(wrong: ReadonlyMap<string, string>): Part | undefined {
  const parts = new Set([...wrong.keys()].map(partOf))
  return PARTS.find((part) => parts.has(part))
}

/** What is wrong that still holds: cells that were written since are settled. */
export function stillWrong(wrong: ReadonlyMap<string, string>, judged: readonly SkuRow[], now: readonly SkuRow[]): Map<string, string> {
  const holds = ([place]: [string, string]) => {
    const [first, index = '', field = ''] = place.split('/')
    if (first !== 'skus') return true
    if (judged.length !== now.length) return false
    const key = field as keyof SkuRow
    return judged[Number(index)]?.[key] === now[Number(index)]?.[key]
  }
  return new Map([...wrong].filter(holds))
}
