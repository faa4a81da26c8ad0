/** Controls of the search form that are no plain fields. */
import { useDeferredValue, useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@api/client'
import { Select } from '@ui/parts'
import { YuanInput } from '@ui/yuan-field'

interface ControlProps {
  value?: string | null
  onChange?: (value: string | null) => void
  id?: string
}

/** A shop, found by its name. */
export function ShopFilter({ value, onChange, id, hint }: ControlProps & { hint: string }) {
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const path = '/api/console/catalog/library/sellers'
  const found = api.useQuery('get', path, { params: { query: text === '' ? {} : { text } } }, { placeholderData: keepPreviousData })
  const chosen = api.useQuery('get', path, { params: { query: { merchant_id: [value ?? ''] } } }, { enabled: Boolean(value) })
  const options = [...(chosen.data?.items ?? []), ...(found.data?.items ?? [])].map((one) => ({ value: one.merchant_id, label: one.shop_name }))
  return (
    <Select
      id={id}
      value={value ?? undefined}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      options={options.filter((one, index) => options.findIndex((other) => other.value === one.value) === index)}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      allowClear
      placeholder={hint}
    />
  )
}

/** A sum, typed in yuan; the parameter is in fen. */
export function YuanFilter({ value, onChange }: ControlProps) {
  const fen = value === null || value === undefined || value === '' ? null : Number(value)
  return <YuanInput value={fen} onChange={(next) => onChange?.(next === null ? null : String(next))} width="100%" />
}
