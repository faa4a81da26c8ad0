/** Which brands may be sold in a category. */
import { useDeferredValue, useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { Custom } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { Select } from '@ui/parts'
import { useSay } from '@ui/say'
import { useNamed } from '../named'
import { useLibraryText } from '../texts'
import type { Detail } from './panel'
import { useText } from './texts'

interface Chosen {
  value: string
  label: string
}
interface Values {
  brands: Chosen[]
}
const FOUND_MAX = 50

export function BrandsForm({ category, onClose }: { category: Detail; onClose: () => void }) {
  const t = useText()
  const shared = useLibraryText()
  const say = useSay()
  const named = useNamed()
  const bind = useAct('put', '/api/console/catalog/categories/{category_id}/brands')
  async function save({ brands }: Values) {
    const brand_ids = brands.map((one) => one.value)
    await bind.run({ params: { path: { category_id: category.id } }, body: { version: category.version, brand_ids } })
    say.done(shared('saved'))
  }
  const own = category.brands.filter((one) => one.category_id === category.id)
  const initial = { brands: own.map((one) => ({ value: one.id, label: named(one) })) }
  return (
    <FormDrawer<Values> open title={`${t('brands.set')} · ${named(category)}`} initial={initial} onClose={onClose} onSubmit={save}>
      <Custom name="brands" label={t('brands')} help={t('brands.help')}>
        <BrandsSelect />
      </Custom>
    </FormDrawer>
  )
}

function BrandsSelect({ value = [], onChange }: { value?: Chosen[] | null; onChange?: (brands: Chosen[]) => void }) {
  const t = useText()
  const named = useNamed()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const query = { limit: FOUND_MAX, ...(text && { text }) }
  const asked = api.useQuery('get', '/api/console/catalog/library/brands', { params: { query } }, { placeholderData: keepPreviousData })
  const options = (asked.data?.items ?? []).map((one) => ({ value: one.id, label: named(one) }))
  return (
    <Select
      mode="multiple"
      labelInValue
      value={value ?? []}
      options={options}
      onChange={(chosen: Chosen[]) => onChange?.(chosen.map(({ value: id, label }) => ({ value: id, label })))}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={asked.isFetching}
      placeholder={t('brand.hint')}
    />
  )
}
