/** Choosing whom a restriction is for: asked of the server while typing. */
import { useDeferredValue, useState } from 'react'
import { api } from '@api/client'
import { Select } from '@ui/parts'
import { useText } from './texts'

interface Control {
  value?: string | null
  onChange?: (value: string) => void
}

const FOUND_MAX = 50

export function AccountControl({ value, onChange }: Control) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const asked = api.useQuery('get', '/api/console/identity/accounts', { params: { query: { limit: FOUND_MAX, ...(text && { text }) } } })
  const options = asked.data?.items.map((one) => ({ value: one.id, label: `${one.name} ${one.login}` }))
  return <Found value={value} onChange={onChange} options={options} hint={t('account.hint')} onSearch={setTyped} />
}

export function RoleControl({ value, onChange }: Control) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const asked = api.useQuery('get', '/api/console/identity/roles', { params: { query: { limit: FOUND_MAX, ...(text && { text }) } } })
  const options = asked.data?.items.map((one) => ({ value: one.id, label: one.name }))
  return <Found value={value} onChange={onChange} options={options} hint={t('role.hint')} onSearch={setTyped} />
}

interface FoundProps extends Control {
  options: { value: string; label: string }[] | undefined
  hint: string
  onSearch: (typed: string) => void
}

function Found({ value, onChange, options, hint, onSearch }: FoundProps) {
  return (
    <Select
      value={value ?? undefined}
      onChange={onChange}
      options={options}
      loading={options === undefined}
      placeholder={hint}
      showSearch={{ filterOption: false, onSearch }}
    />
  )
}
