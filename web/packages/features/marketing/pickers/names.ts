/** What is called how: SKUs, products, brands, shops by their ids. */
import { useQueries } from '@tanstack/react-query'
import { client } from '@api/client'
import type { RowOf } from '@api/types'

export type Sku = RowOf<'/api/console/catalog/skus'>
export type Product = RowOf<'/api/console/catalog/products'>

/** So many ids fit into one address. */
const CHUNK = 100
const FRESH_MILLISECONDS = 60_000
const NONE: readonly never[] = []

interface Things {
  skus: Sku
  products: Product
  brands: RowOf<'/api/console/catalog/library/brands'>
  sellers: RowOf<'/api/console/catalog/library/sellers'>
}

const ASK: { [What in keyof Things]: (id: string[]) => Promise<{ data?: { items: Things[What][] }; error?: unknown }> } = {
  skus: (id) => client.GET('/api/console/catalog/skus', { params: { query: { id, limit: CHUNK } } }),
  products: (id) => client.GET('/api/console/catalog/products', { params: { query: { id, limit: CHUNK } } }),
  brands: (id) => client.GET('/api/console/catalog/library/brands', { params: { query: { id, limit: CHUNK } } }),
  sellers: (id) => client.GET('/api/console/catalog/library/sellers', { params: { query: { merchant_id: id, limit: CHUNK } } }),
}

/** Those of them that are known; asked for in as many questions as their ids need. */
export function useKnown<What extends keyof Things>(what: What, ids: readonly string[]): readonly Things[What][] {
  const sorted = [...new Set(ids)].toSorted()
  const chunks = Array.from({ length: Math.ceil(sorted.length / CHUNK) }, (_, number) => sorted.slice(number * CHUNK, (number + 1) * CHUNK))
  return useQueries({
    queries: chunks.map((chunk) => ({
      queryKey: ['named', what, ...chunk],
      staleTime: FRESH_MILLISECONDS,
      queryFn: async () => {
        const { data, error } = await ASK[what](chunk)
        if (data === undefined) throw error
        return data.items
      },
    })),
    combine: (answers): readonly Things[What][] => answers.flatMap((one) => [...(one.data ?? NONE)]),
  })
}

/** `云雾绿茶 明前 / 250 g`. */
export function skuName(sku: Pick<Sku, 'product_name' | 'spec_text'>): string {
  return [sku.product_name, sku.spec_text].filter(Boolean).join(' ')
}

/** The name of a SKU by its id; while unknown, dots. */
export function useSkuNames(ids: readonly string[]): (id: string) => string {
  const known = useKnown('skus', ids)
  return (id) => {
    const sku = known.find((one) => one.id === id)
    return sku === undefined ? '…' : skuName(sku)
  }
}
