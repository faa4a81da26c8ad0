/** For whose shop a product is made; the platform's own where none is chosen. */
import { useDeferredValue, useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { Select } from '@ui/parts'
import { useSellers } from './sellers'
import { useEditorText } from './texts-editor'

interface SellerSelectProps {
  value?: string | null
  onChange?: (id: string | null) => void
  id?: string
  disabled?: boolean
}

export function SellerSelect({ value, onChange, id, disabled }: SellerSelectProps) {
  const t = useEditorText()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const found = useSellers(text === '' ? {} : { text }, { placeholderData: keepPreviousData })
  const options = (found.data?.items ?? []).filter((one) => !one.self_run).map((one) => ({ value: one.merchant_id, label: one.shop_name }))
  return (
    <Select
      id={id}
      value={value ?? undefined}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      options={options}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      allowClear
      disabled={disabled}
      placeholder={t('merchant.self')}
      style={{ maxWidth: 480 }}
    />
  )
}
