/** What somebody wants to buy, kept on this device. Prices and stock are always asked for anew. */
import { Kept } from '../kept'

export interface CartLine {
  product_id: string
  sku_id: string
  quantity: number
}

const LINES_MAX = 100
const PIECES_MAX = 999

export const lines = new Kept<CartLine[]>('houtai.shop.cart', (found) => (Array.isArray(found) ? found.filter(isLine).slice(0, LINES_MAX) : []))

function isLine(found: unknown): found is CartLine {
  if (typeof found !== 'object' || found === null) return false
  const { product_id, sku_id, quantity } = found as Record<string, unknown>
  return typeof product_id === 'string' && typeof sku_id === 'string' && Number.isInteger(quantity) && Number(quantity) > 0 && Number(quantity) <= PIECES_MAX
}

type Goods = Pick<CartLine, 'product_id' | 'sku_id'>

export const cart = {
  /** `most`: there were fewer than that, so it is as many as there are; `full`: nothing was added. */
  add(goods: Goods, quantity: number, most: number): 'added' | 'most' | 'full' {
    const before = lines.get()
    const same = before.find((line) => line.sku_id === goods.sku_id)
    if (same === undefined && before.length >= LINES_MAX) return 'full'
    const wanted = (same?.quantity ?? 0) + quantity
    const kept = Math.min(wanted, most, PIECES_MAX)
    lines.set([{ ...goods, quantity: kept }, ...before.filter((line) => line !== same)])
    return kept < wanted ? 'most' : 'added'
  },
  change(sku_id: string, quantity: number) {
    lines.set(lines.get().map((line) => (line.sku_id === sku_id ? { ...line, quantity } : line)))
  },
  remove(sku_id: string) {
    lines.set(lines.get().filter((line) => line.sku_id !== sku_id))
  },
}
