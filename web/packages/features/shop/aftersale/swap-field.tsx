/** What shall come instead: another size of the same, or the same anew. */
import { useId } from 'react'
import { api } from '@api/client'
import { yuan } from '@ui/money'
import type { Options } from './asked'
import { useText } from './texts'

interface SwapProps {
  line: Options['lines'][number]
  chosen: string
  choose: (sku: string) => void
}

export function SwapField({ line, chosen, choose }: SwapProps) {
  const t = useText()
  const id = useId()
  const product = api.useQuery('get', '/api/shop/products/{product_id}', { params: { path: { product_id: line.product_id } } }).data
  const others = product?.skus.filter((one) => one.id !== line.sku_id && one.stock !== 'none') ?? []
  return (
    <div className="hs-field">
      <label htmlFor={id}>{t('swap.name', { name: line.product_name })}</label>
      <select id={id} className="hs-input" value={chosen} onChange={(event) => choose(event.target.value)}>
        <option value={line.sku_id}>{t('swap.same')}</option>
        {others.map((one) => (
          <option key={one.id} value={one.id}>
            {one.spec_name} ¥{yuan(one.price_fen)}
          </option>
        ))}
      </select>
    </div>
  )
}
