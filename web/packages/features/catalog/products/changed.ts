/** Places of a revision's `fields`, taken apart: `skus/<id>/price_fen`. */
const FIELDS = ['name', 'subtitle', 'category_id', 'brand_id', 'kind', 'composition', 'pictures', 'html', 'code', 'label_ids', 'promise_ids'] as const
const SKU_FIELDS = ['spec', 'picture', 'components', 'price_fen', 'market_fen', 'cost_fen', 'code', 'barcode', 'weight_gram', 'volume_cm3', 'shelf_life_days', 'enabled'] as const

export type Changed = { place: string } & (
  | { kind: 'field'; field: (typeof FIELDS)[number] }
  | { kind: 'attribute'; id: string }
  | { kind: 'sku'; id: string; field: (typeof SKU_FIELDS)[number] }
  | { kind: 'whole-sku'; id: string }
)

/** Those that a person can be shown, in the order of the form; prices first among those of a SKU. */
export function changedParts(fields: readonly string[]): Changed[] {
  const parts = fields.flatMap((place) => partAt(place) ?? [])
  return parts.toSorted((one, other) => rank(one) - rank(other) || one.place.localeCompare(other.place))
}

function partAt(place: string): Changed | undefined {
  const [first = '', id = '', name] = place.split('/')
  if (first === 'attributes') return { place, kind: 'attribute', id }
  if (first === 'skus') {
    if (name === undefined) return { place, kind: 'whole-sku', id }
    const field = SKU_FIELDS.find((one) => one === name)
    return field && { place, kind: 'sku', id, field }
  }
  const field = FIELDS.find((one) => one === first)
  return field && { place, kind: 'field', field }
}

function rank(part: Changed): number {
  if (part.kind === 'field') return FIELDS.indexOf(part.field)
  return FIELDS.length + ['attribute', 'whole-sku', 'sku'].indexOf(part.kind)
}
