/** The lines of a cart as they are shown: by shop, and apart from them what cannot be bought. */
import type { CartLine } from './server'

export interface CartShop {
  id: string
  name: string
  lines: CartLine[]
}

type Standing = Pick<CartLine, 'standing'>

export function canBeBought({ standing }: Standing): boolean {
  return standing === 'for_sale' || standing === 'few_left'
}

/** Shops in the order of what was put in last. */
export function byShop(lines: readonly CartLine[]): CartShop[] {
  const shops = new Map<string, CartShop>()
  for (const line of lines) {
    if (!canBeBought(line) || line.merchant_id === null) continue
    const shop = shops.get(line.merchant_id) ?? { id: line.merchant_id, name: line.shop_name, lines: [] }
    shop.lines.push(line)
    shops.set(line.merchant_id, shop)
  }
  return [...shops.values()]
}

export function past(lines: readonly CartLine[]): CartLine[] {
  return lines.filter((line) => !canBeBought(line))
}

/** What goes into the next checkout. */
export function chosen(lines: readonly CartLine[]): CartLine[] {
  return lines.filter((line) => line.chosen && canBeBought(line))
}

export function pieces(lines: readonly Pick<CartLine, 'quantity'>[]): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0)
}
