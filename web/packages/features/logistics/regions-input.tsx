/** Provinces and cities chosen in a tree; what stands elsewhere in the template cannot be chosen again. */
import { useMemo } from 'react'
import { TreeSelect } from '@ui/parts'
import { useRegions } from '@ui/regions'
import { choices } from './chosen'
import { useText } from './texts'

interface Props {
  value?: string[]
  onChange?: (codes: string[]) => void
  taken: ReadonlySet<string>
  disabled?: boolean
  placeholder?: string
  label: string
  id?: string
}

const SHOWN_MAX = 12

export function RegionsInput({ value, onChange, taken, disabled, placeholder, label, id }: Props) {
  const t = useText()
  const { tree, loading } = useRegions()
  const shown = useMemo(() => choices(tree, taken), [tree, taken])
  return (
    <TreeSelect<string[]>
      id={id}
      aria-label={label}
      treeData={shown}
      value={value}
      onChange={(codes: string[] | undefined) => onChange?.(codes ?? [])}
      loading={loading}
      disabled={disabled}
      treeCheckable
      showCheckedStrategy={TreeSelect.SHOW_PARENT}
      showSearch={{ treeNodeFilterProp: 'label' }}
      maxTagCount={SHOWN_MAX}
      allowClear
      listHeight={320}
      placeholder={placeholder ?? t('regions.choose')}
      style={{ width: '100%' }}
    />
  )
}
