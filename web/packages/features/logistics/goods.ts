/** Goods as somebody writes them down to try out freight. */
import type { Schema } from '@api/types'

export interface Goods {
  category_id: string | null
  quantity: number
  weight_gram: number
  volume_cm3: number
  price_fen: number
}

export function freshGoods(): Goods {
  return { category_id: null, quantity: 1, weight_gram: 1_000, volume_cm3: 1_000, price_fen: 10_000 }
}

/** Lines as the server takes them: the amount is of the whole line. */
export function linesOf(goods: readonly Goods[], merchant: string): Schema<'FreightLine'>[] {
  return goods.map((one) => ({
    key: crypto.randomUUID(),
    merchant_id: merchant,
    category_id: one.category_id ?? null,
    quantity: one.quantity,
    weight_gram: one.weight_gram,
    volume_cm3: one.volume_cm3,
    amount_fen: one.price_fen * one.quantity,
  }))
}
