/** Choosing a brand of the library, found by typing; with a category, only those sold there. */
import { useDeferredValue, useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@api/client'
import { useLanguage } from '@ui/language'
import { Select } from '@ui/parts'
import { ruleName } from './specs'
import { useEditorText } from './texts-editor'

interface BrandSelectProps {
  value?: string | null
  onChange?: (id: string | null) => void
  category?: string | null
  /** The one that stands there, when it is not among those found. */
  known?: { id: string; name: string; name_en: string } | null
  id?: string
  disabled?: boolean
}

const SHOWN = 50

export function BrandSelect({ value, onChange, category, known, id, disabled }: BrandSelectProps) {
  const t = useEditorText()
  const { language } = useLanguage()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const query = { limit: SHOWN, ...(text === '' ? {} : { text }), ...(category ? { category_id: category } : {}) }
  const asked = api.useQuery('get', '/api/console/catalog/library/brands', { params: { query } }, { placeholderData: keepPreviousData })
  const found = asked.data?.items ?? []
  const shown = known && !found.some((one) => one.id === known.id) && text === '' ? [known, ...found] : found
  return (
    <Select
      id={id}
      value={value ?? undefined}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      options={shown.map((one) => ({ value: one.id, label: ruleName(one, language) }))}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={asked.isFetching}
      allowClear
      disabled={disabled}
      placeholder={t('brand.none')}
      style={{ maxWidth: 480 }}
    />
  )
}
