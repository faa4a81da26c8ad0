/** A place in China, chosen down to the district: `<Custom name label><RegionField /></Custom>`. Its value is the code. */
import { Cascader } from 'antd'
import { useRegions, wayTo } from './regions'
import { useWords } from './words'

interface RegionFieldProps {
  value?: string | null
  onChange?: (code: string | null) => void
  disabled?: boolean
  placeholder?: string
  id?: string
}

const FIELDS = { label: 'name', value: 'code', children: 'children' } as const
const SEARCH = {
  filter: (input: string, path: { name?: string }[]) => path.some((node) => node.name?.includes(input.trim())),
}

export function RegionField({ value, onChange, disabled, placeholder, id }: RegionFieldProps) {
  const word = useWords()
  const { tree, loading } = useRegions()
  const way = wayTo(tree, value).map((node) => node.code)
  return (
    <Cascader
      id={id}
      options={tree}
      fieldNames={FIELDS}
      value={way.length > 0 ? way : undefined}
      onChange={(codes: string[] | undefined) => onChange?.(codes?.at(-1) ?? null)}
      loading={loading}
      disabled={disabled}
      placeholder={placeholder ?? word('form.choose')}
      displayRender={(labels) => labels.join(' ')}
      showSearch={SEARCH}
      style={{ width: '100%', maxWidth: 400 }}
    />
  )
}
