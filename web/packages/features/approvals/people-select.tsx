/** Choosing a colleague by a part of the name; the server is asked as one types. */
import { useDeferredValue, useState } from 'react'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Select } from '@ui/parts'
import { useWords } from '@ui/words'

interface PeopleSelectProps {
  value?: string | null
  onChange?: (id: string | null) => void
  /** Those whose names are known already. */
  known?: readonly Schema<'PersonView'>[]
  id?: string
}

const TEXT_MAX = 64

export function PeopleSelect({ value, onChange, known = [], id }: PeopleSelectProps) {
  const word = useWords()
  const [text, setText] = useState('')
  const sought = useDeferredValue(text)
  const found = api.useQuery('get', '/api/console/approvals/people', { params: { query: { text: sought.slice(0, TEXT_MAX) } } })
  const names = new Map([...known, ...(found.data ?? [])].map((one) => [one.id, one.name]))
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      value={value ?? undefined}
      options={[...names].map(([key, name]) => ({ value: key, label: name }))}
      loading={found.isFetching}
      showSearch={{ onSearch: setText, optionFilterProp: 'label' }}
      allowClear
      placeholder={word('form.choose')}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
    />
  )
}
