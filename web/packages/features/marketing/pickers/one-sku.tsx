/** One SKU found by typing, to be put into a list of others. */
import { useDeferredValue, useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@api/client'
import { Money } from '@ui/money'
import { Flex, Select } from '@ui/parts'
import { Pictured } from '@ui/thumbnail'
import { useFormText } from '../words-form'
import type { Sku } from './names'

const FOUND_MAX = 20

interface Props {
  without: readonly string[]
  onFound: (sku: Sku) => void
  merchant?: string | null
  /** Only what buyers can buy now. */
  onShelf?: boolean
  placeholder: string
  id?: string
  disabled?: boolean
}

export function OneSku({ without, onFound, merchant, onShelf = false, placeholder, id, disabled }: Props) {
  const t = useFormText()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const query = {
    limit: FOUND_MAX,
    ...(text === '' ? {} : { text }),
    ...(merchant ? { merchant_id: merchant } : {}),
    ...(onShelf ? { product_state: ['on_shelf' as const] } : {}),
  }
  const asked = api.useQuery('get', '/api/console/catalog/skus', { params: { query } }, { placeholderData: keepPreviousData })
  const found = (asked.data?.items ?? []).filter((one) => !without.includes(one.id))
  return (
    <Select<string | null>
      id={id}
      value={null}
      options={found.map((one) => ({ value: one.id, label: <Found sku={one} /> }))}
      onChange={(chosen) => {
        const sku = found.find((one) => one.id === chosen)
        setTyped('')
        if (sku !== undefined) onFound(sku)
      }}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      loading={asked.isFetching}
      placeholder={placeholder}
      aria-label={placeholder}
      notFoundContent={t('pick.nothing')}
      listHeight={360}
      popupMatchSelectWidth={420}
      disabled={disabled}
      style={{ width: '100%' }}
    />
  )
}

function Found({ sku }: { sku: Sku }) {
  return (
    <Flex justify="space-between" align="center" gap={12}>
      <Pictured file={sku.picture} large={false} name={sku.product_name} second={[sku.spec_text, sku.code].filter(Boolean).join(' · ')} />
      <Money fen={sku.price_fen} />
    </Flex>
  )
}
