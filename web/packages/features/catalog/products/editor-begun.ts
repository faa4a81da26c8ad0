/** With what the form of a known product begins. */
import { client } from '@api/client'
import type { EditorValues } from './content'
import { valuesOf } from './content'
import type { Existing } from './editor-form'
import type { Product } from './state'

interface Begun {
  existing: Existing
  initial: EditorValues
}

/** What was not submitted goes on; what was refused is mended rather than written again. Throws the server's problem. */
export async function begun(id: string, fromLive: boolean): Promise<Begun> {
  const asked = await client.GET('/api/console/catalog/products/{product_id}', { params: { path: { product_id: id } } })
  if (asked.data === undefined) throw asked.error
  const product = asked.data
  const live = product.approved_at !== null && product.state !== 'draft'
  const change = live && !fromLive ? await openChange(id) : undefined

  const values = valuesOf(change?.after ?? product.content)
  const known = new Set(product.content.skus.map((sku) => sku.id))
  const restored = change?.state === 'refused'
  // What was refused never came to be: its new SKUs have no ids yet.
  const skus = restored ? values.skus.map((sku) => (sku.id && !known.has(sku.id) ? { ...sku, id: null } : sku)) : values.skus
  const refused = restored ? change.reason : product.state === 'draft' ? product.state_reason : undefined
  return { existing: { ...factsOf(product), live, restored, changed: change?.state === 'draft', refused }, initial: { ...values, skus } }
}

function factsOf({ id, version, merchant_id, approved_at, brand_id, brand_name }: Product) {
  return { id, version, merchant_id, approved: approved_at !== null, brand: brand_id === null ? null : { id: brand_id, name: brand_name ?? '', name_en: '' } }
}

/** The newest try, when it is there to be worked on. */
async function openChange(product_id: string) {
  const listed = await client.GET('/api/console/catalog/revisions', { params: { query: { product_id, limit: 1 } } })
  if (listed.data === undefined) throw listed.error
  const newest = listed.data.items[0]
  if (newest === undefined || (newest.state !== 'draft' && newest.state !== 'refused')) return undefined
  const shown = await client.GET('/api/console/catalog/revisions/{revision_id}', { params: { path: { revision_id: newest.id } } })
  if (shown.data === undefined) throw shown.error
  return shown.data
}
