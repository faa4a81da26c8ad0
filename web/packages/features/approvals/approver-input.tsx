/** One line of a step's approvers: a person, or all who hold a role or a permission somewhere. */
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Flex, Select } from '@ui/parts'
import { useWords } from '@ui/words'
import { useText } from './arranging-texts'
import type { Approver } from './flow-values'
import { PeopleSelect } from './people-select'

interface ApproverInputProps {
  value?: Approver
  onChange?: (approver: Approver) => void
  known: readonly Schema<'PersonView'>[]
  id?: string
}

const OPTIONS_MAX = 200
const kinds = ['role', 'account', 'permission'] as const
const places = ['platform', 'asker'] as const

export function ApproverInput({ value, onChange, known, id }: ApproverInputProps) {
  const t = useText()
  if (value === undefined) return null
  const change = (changes: Partial<Approver>) => onChange?.({ ...value, ...changes })
  const choose = (subject: string | null) => change({ subject: subject ?? '' })
  const subject = value.subject === '' ? null : value.subject
  return (
    <Flex gap={8} id={id}>
      <Select
        style={{ width: 180, flex: 'none' }}
        value={value.kind}
        options={kinds.map((kind) => ({ value: kind, label: t(`approver.${kind}`) }))}
        onChange={(kind: Approver['kind']) => change({ kind, subject: '' })}
      />
      <div style={{ flex: 1, minWidth: 0 }}>
        {value.kind === 'account' && <PeopleSelect value={subject} onChange={choose} known={known} />}
        {value.kind === 'role' && <RoleSelect value={subject} onChange={choose} />}
        {value.kind === 'permission' && <PermissionSelect value={subject} onChange={choose} />}
      </div>
      {value.kind !== 'account' && (
        <Select
          style={{ width: 160, flex: 'none' }}
          value={value.where}
          options={places.map((where) => ({ value: where, label: t(`where.${where}`) }))}
          onChange={(where: Approver['where']) => change({ where })}
        />
      )}
    </Flex>
  )
}

interface Chosen {
  value: string | null
  onChange: (subject: string | null) => void
}

function RoleSelect(props: Chosen) {
  const roles = api.useQuery('get', '/api/console/identity/roles', { params: { query: { limit: OPTIONS_MAX } } })
  // A merchant's own role of the same code is not meant.
  const options = roles.data?.items.filter((role) => role.merchant_id === null && role.warehouse_id === null)
  return <OneOf {...props} loading={roles.isFetching} options={(options ?? []).map((role) => ({ value: role.code, label: role.name }))} />
}

function PermissionSelect(props: Chosen) {
  const functions = api.useQuery('get', '/api/console/identity/functions')
  const options = (functions.data ?? []).flatMap((fn) => fn.levels.map((level) => ({ value: `${fn.code}.${level}`, label: `${fn.name} · ${level}` })))
  return <OneOf {...props} loading={functions.isFetching} options={options} />
}

function OneOf({ value, onChange, loading, options }: Chosen & { loading: boolean; options: { value: string; label: string }[] }) {
  const word = useWords()
  return (
    <Select
      style={{ width: '100%' }}
      value={value ?? undefined}
      options={options}
      loading={loading}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={word('form.choose')}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  )
}
