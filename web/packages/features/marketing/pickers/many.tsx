/** Several things chosen by typing a part of their name; what is chosen keeps its name. */
import { type ReactNode, useDeferredValue, useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@api/client'
import { useLanguage } from '@ui/language'
import { Select } from '@ui/parts'
import { useFormText } from '../words-form'
import { skuName, useKnown } from './names'

const FOUND_MAX = 50
const SHOWN_TAGS = 20
const CHOSEN_MAX = 2_000

export interface ManyProps {
  value?: string[]
  onChange?: (ids: string[]) => void
  id?: string
  disabled?: boolean
  placeholder?: string
}

interface Choice {
  value: string
  label: ReactNode
}

/** `ask`: what is typed. */
function Many({ value = [], onChange, found, known, loading, ask, ...rest }: ManyProps & { found: readonly Choice[]; known: readonly Choice[]; loading: boolean; ask: (text: string) => void }) {
  const t = useFormText()
  const shown = [...found, ...known.filter((one) => !found.some((other) => other.value === one.value))]
  return (
    <Select<string[]>
      {...rest}
      mode="multiple"
      value={value}
      onChange={(ids: string[]) => {
        ask('')
        onChange?.(ids)
      }}
      options={shown}
      showSearch={{ filterOption: false, onSearch: ask }}
      loading={loading}
      maxCount={CHOSEN_MAX}
      maxTagCount={SHOWN_TAGS}
      allowClear
      notFoundContent={t('pick.nothing')}
      placeholder={rest.placeholder ?? t('pick.type')}
      style={{ width: '100%' }}
    />
  )
}

function useTyped() {
  const [typed, ask] = useState('')
  const text = useDeferredValue(typed.trim())
  return { ask, sought: text === '' ? {} : { text } }
}

const patient = { placeholderData: keepPreviousData }

/** `merchant`: of that shop only. */
export function SkusInput({ merchant, ...props }: ManyProps & { merchant?: string | null }) {
  const { ask, sought } = useTyped()
  const of = merchant ? { merchant_id: merchant } : {}
  const asked = api.useQuery('get', '/api/console/catalog/skus', { params: { query: { limit: FOUND_MAX, ...of, ...sought } } }, patient)
  const known = useKnown('skus', props.value ?? [])
  const choice = (one: (typeof known)[number]) => ({ value: one.id, label: [skuName(one), one.code].filter(Boolean).join(' · ') })
  return <Many {...props} ask={ask} loading={asked.isFetching} found={(asked.data?.items ?? []).map(choice)} known={known.map(choice)} />
}

export function ProductsInput({ merchant, ...props }: ManyProps & { merchant?: string | null }) {
  const { ask, sought } = useTyped()
  const of = merchant ? { merchant_id: merchant } : {}
  const asked = api.useQuery('get', '/api/console/catalog/products', { params: { query: { limit: FOUND_MAX, ...of, ...sought } } }, patient)
  const known = useKnown('products', props.value ?? [])
  const choice = (one: (typeof known)[number]) => ({ value: one.id, label: `${one.name} · ${one.number}` })
  return <Many {...props} ask={ask} loading={asked.isFetching} found={(asked.data?.items ?? []).map(choice)} known={known.map(choice)} />
}

export function BrandsInput(props: ManyProps) {
  const { language } = useLanguage()
  const { ask, sought } = useTyped()
  const asked = api.useQuery('get', '/api/console/catalog/library/brands', { params: { query: { limit: FOUND_MAX, ...sought } } }, patient)
  const known = useKnown('brands', props.value ?? [])
  const choice = (one: (typeof known)[number]) => ({ value: one.id, label: language === 'zh-CN' ? one.name : one.name_en || one.name })
  return <Many {...props} ask={ask} loading={asked.isFetching} found={(asked.data?.items ?? []).map(choice)} known={known.map(choice)} />
}

export function SellersInput(props: ManyProps) {
  const { ask, sought } = useTyped()
  const asked = api.useQuery('get', '/api/console/catalog/library/sellers', { params: { query: { limit: FOUND_MAX, ...sought } } }, patient)
  const known = useKnown('sellers', props.value ?? [])
  const choice = (one: (typeof known)[number]) => ({ value: one.merchant_id, label: one.shop_name })
  return <Many {...props} ask={ask} loading={asked.isFetching} found={(asked.data?.items ?? []).map(choice)} known={known.map(choice)} />
}

export function LabelsInput(props: ManyProps) {
  const t = useFormText()
  const { language } = useLanguage()
  const asked = api.useQuery('get', '/api/console/catalog/library/labels')
  const options = (asked.data ?? []).map((one) => ({ value: one.id, label: language === 'zh-CN' ? one.name : one.name_en || one.name }))
  return <Select<string[]> {...props} mode="multiple" options={options} loading={asked.isLoading} showSearch={{ optionFilterProp: 'label' }} allowClear placeholder={t('pick.type')} style={{ width: '100%' }} />
}
