/** The three layers of a SKU added up, and what is under way between them. */
import type { Schema } from '@api/types'

type Stock = Pick<Schema<'SkuStockView'>, 'sales' | 'warehouses'>
type Named = 'good' | 'picked' | 'damaged' | 'inspect' | 'frozen' | 'coming' | 'free' | 'assigned' | 'transit' | 'rising' | 'falling' | 'short'

export interface Sums {
  warehouse: Record<'good' | 'damaged' | 'inspect' | 'frozen' | 'coming', number>
  /** From the warehouses up to dispatch. */
  toDispatch: { up: number; gap: number }
  dispatch: Record<'free' | 'assigned' | 'transit', number>
  toSales: { up: number; gap: number }
  sales: Record<'sellable' | 'locked' | 'sold', number> | null
}

export function sumsOf({ sales, warehouses }: Stock): Sums {
  const sum = (name: Named) => warehouses.reduce((total, one) => total + one[name], 0)
  return {
    warehouse: { good: sum('good') + sum('picked'), damaged: sum('damaged'), inspect: sum('inspect'), frozen: sum('frozen'), coming: sum('coming') },
    toDispatch: { up: sum('rising') - sum('falling'), gap: sum('short') },
    dispatch: { free: sum('free'), assigned: sum('assigned'), transit: sum('transit') },
    toSales: { up: (sales?.rising ?? 0) - (sales?.falling ?? 0), gap: sales?.oversold ?? 0 },
    sales: sales && { sellable: sales.sellable, locked: sales.locked, sold: sales.sold },
  }
}
