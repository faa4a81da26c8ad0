/** Choosing who leads a department: asked of the server while typing. */
import { useDeferredValue, useState } from 'react'
import { api } from '@api/client'
import { Select } from '@ui/parts'
import { useText } from './texts'

interface LeaderProps {
  value?: string | null
  onChange?: (value: string | null) => void
  /** Who leads it now, by name. */
  known?: { leader_id: string | null; leader: string | null }
}

const FOUND_MAX = 50

export function Leader({ value, onChange, known }: LeaderProps) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const asked = api.useQuery('get', '/api/console/identity/accounts', { params: { query: { limit: FOUND_MAX, state: 'active', ...(text && { text }) } } })
  const found = asked.data?.items.map((one) => ({ value: one.id, label: `${one.name} ${one.login}` })) ?? []
  const now = known?.leader_id && !found.some((one) => one.value === known.leader_id) ? [{ value: known.leader_id, label: known.leader ?? '' }] : []
  return (
    <Select
      value={value ?? undefined}
      onChange={(chosen: string | undefined) => onChange?.(chosen ?? null)}
      options={[...now, ...found]}
      loading={asked.isLoading}
      allowClear
      placeholder={t('leader.hint')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
    />
  )
}
