/** A SKU that is sold as card keys, looked for by name or code. */
import { useState } from 'react'
import { api } from '@api/client'
import { Select } from '@ui/parts'

const OFFERED_MAX = 20

export function SkuField({ value, onChange, label }: { value?: string; onChange?: (id: string) => void; label: string }) {
  const [text, setText] = useState('')
  const query = { kind: 'card_key' as const, limit: OFFERED_MAX, ...(text === '' ? {} : { text }) }
  const asked = api.useQuery('get', '/api/console/catalog/skus', { params: { query } })
  const options = (asked.data?.items ?? []).map((one) => ({ value: one.id, label: [one.product_name, one.spec_text, one.code].filter(Boolean).join(' · ') }))
  return <Select<string> aria-label={label} showSearch={{ filterOption: false, onSearch: setText }} loading={asked.isFetching} value={value} onChange={onChange} options={options} />
}
