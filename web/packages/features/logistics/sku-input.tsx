/** A SKU looked for by name or code, to take its category, weight, volume and price from it. */
import { useState } from 'react'
import { api, client } from '@api/client'
import type { RowOf } from '@api/types'
import { Select } from '@ui/parts'
import { useSay } from '@ui/say'
import type { Goods } from './goods'

type Sku = RowOf<'/api/console/catalog/skus'>
const OFFERED_MAX = 20

interface Props {
  merchant: string
  label: string
  placeholder: string
  onPick: (goods: Omit<Goods, 'quantity'>) => void
}

export function SkuInput({ merchant, label, placeholder, onPick }: Props) {
  const say = useSay()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<Sku>()
  const query = { merchant_id: merchant, limit: OFFERED_MAX, ...(text === '' ? {} : { text }) }
  const asked = api.useQuery('get', '/api/console/catalog/skus', { params: { query } })
  const offered = asked.data?.items ?? []
  const known = chosen === undefined || offered.some((one) => one.id === chosen.id) ? offered : [chosen, ...offered]

  async function pick(id: string) {
    const sku = known.find((one) => one.id === id)
    if (sku === undefined) return
    setChosen(sku)
    const { product_id, weight_gram, volume_cm3, price_fen } = sku
    // The list of SKUs names categories; the product knows which one it is.
    const product = await client.GET('/api/console/catalog/products/{product_id}', { params: { path: { product_id } } })
    if (product.data === undefined) throw product.error
    onPick({ category_id: product.data.category_id, weight_gram, volume_cm3, price_fen })
  }

  return (
    <Select<string>
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={asked.isFetching}
      value={chosen?.id}
      onChange={(id) => void pick(id).catch(say.problem)}
      options={known.map((one) => ({ value: one.id, label: [one.product_name, one.spec_text, one.code].filter(Boolean).join(' · ') }))}
      placeholder={placeholder}
      style={{ width: '100%', maxWidth: 400 }}
    />
  )
}
