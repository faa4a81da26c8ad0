/** From the options that somebody chose to the SKU, and which options are still possible. */
import type { Schema } from '@api/types'

export type Product = Schema<'ProductPageView'>
/** What somebody chooses for. */
export type End = 'cart' | 'buy'
export type Sku = Schema<'SkuOnPageView'>
/** The key of the chosen option by the id of its spec. */
export type Chosen = Readonly<Record<string, string>>

type Goods = Pick<Product, 'specs' | 'skus'>

/** What is chosen before anybody touches anything: where there is nothing to choose. */
export function chosenAtFirst({ specs, skus }: Goods): Chosen {
  const only = skus.length === 1 ? skus[0] : undefined
  if (only !== undefined) return only.spec
  return Object.fromEntries(specs.flatMap((spec) => (spec.options.length === 1 && spec.options[0] !== undefined ? [[spec.id, spec.options[0].key]] : [])))
}

/** The SKU of a whole choice; undefined while something is open, or where there is no such one. */
export function skuOf({ specs, skus }: Goods, chosen: Chosen): Sku | undefined {
  if (specs.some((spec) => chosen[spec.id] === undefined)) return undefined
  return skus.find((sku) => fits(sku, chosen))
}

function fits(sku: Sku, chosen: Chosen) {
  return Object.entries(chosen).every(([spec, key]) => sku.spec[spec] === key)
}

export type OptionState = 'possible' | 'sold-out' | 'absent'

/** Whether this option goes together with what is chosen of the other specs. */
export function stateOf({ skus }: Goods, chosen: Chosen, spec: string, key: string): OptionState {
  const those = skus.filter((sku) => fits(sku, { ...chosen, [spec]: key }))
  if (those.length === 0) return 'absent'
  return those.every((sku) => sku.stock === 'none') ? 'sold-out' : 'possible'
}

/** Chosen if it was not, given up if it was. */
export function choose(chosen: Chosen, spec: string, key: string): Chosen {
  if (chosen[spec] !== key) return { ...chosen, [spec]: key }
  return Object.fromEntries(Object.entries(chosen).filter(([one]) => one !== spec))
}

/** Prices of what is still possible, lowest first: one while a SKU is certain. */
export function pricesOf({ skus }: Goods, chosen: Chosen): { low: number; high: number } {
  const prices = skus.filter((sku) => fits(sku, chosen)).map((sku) => sku.price_fen)
  return { low: Math.min(...prices), high: Math.max(...prices) }
}

/** By which SKU freight is reckoned: the chosen one, else the first that can be bought. */
export function usualSku(goods: Goods, chosen: Chosen): Sku | undefined {
  const possible = goods.skus.filter((sku) => fits(sku, chosen))
  return skuOf(goods, chosen) ?? possible.find((sku) => sku.stock !== 'none') ?? possible[0]
}

const MOST = 999

/** How many one may take at once. */
export function most(sku: Pick<Sku, 'left' | 'stock'> | undefined): number {
  return sku?.stock === 'few' ? (sku.left ?? 1) : MOST
}
