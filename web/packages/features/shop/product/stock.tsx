/** In words: there is enough, so many are left, none. */
import type { Sku } from './chooser'
import { useText } from './texts'

export function StockState({ sku }: { sku: Pick<Sku, 'stock' | 'left'> }) {
  const t = useText()
  const isScarce = sku.stock !== 'plenty'
  return <span style={isScarce ? { color: 'var(--hs-price)' } : undefined}>{t(`stock.${sku.stock}`, { left: sku.left })}</span>
}
