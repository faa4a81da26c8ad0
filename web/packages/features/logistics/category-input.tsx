/** One category of the platform's tree; nothing to choose from for who may not see the tree. */
import { api } from '@api/client'
import { useMay } from '@ui/me'
import { TreeSelect } from '@ui/parts'
import { branches } from './categories'

interface Props {
  value?: string | null
  onChange?: (id: string | null) => void
  label: string
  placeholder: string
  id?: string
}

export function CategoryInput({ value, onChange, label, placeholder, id }: Props) {
  const may = useMay()('catalog.library')
  const asked = api.useQuery('get', '/api/console/catalog/library/categories', {}, { enabled: may })
  return (
    <TreeSelect<string | null>
      id={id}
      aria-label={label}
      treeData={branches(asked.data ?? [])}
      value={value}
      onChange={(chosen: string | null | undefined) => onChange?.(chosen ?? null)}
      loading={asked.isLoading && may}
      disabled={!may}
      allowClear
      showSearch={{ treeNodeFilterProp: 'label' }}
      placeholder={placeholder}
      style={{ width: '100%', maxWidth: 400 }}
    />
  )
}
