/** What a role may do with each sensitive field. */
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Segmented } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { useText } from './texts'

type Rights = Schema<'RoleView'>['field_rights']
type Right = Rights[string]
const RIGHTS: Right[] = ['hidden', 'masked', 'read', 'write']

export function FieldsInput({ disabled = false, value = {}, onChange }: { disabled?: boolean; value?: Rights; onChange?: (rights: Rights) => void }) {
  const t = useText()
  const asked = api.useQuery('get', '/api/console/identity/fields')
  return (
    <PlainTable<Schema<'FieldView'>>
      rows={asked.data}
      rowKey="code"
      columns={[
        { key: 'name', title: t('field'), show: (one) => one.name },
        {
          key: 'right',
          title: t('right'),
          right: true,
          show: (one) => (
            <Segmented<Right>
              size="small"
              aria-label={one.name}
              disabled={disabled}
              value={value[one.code] ?? 'masked'}
              onChange={(right) => onChange?.({ ...value, [one.code]: right })}
              options={RIGHTS.map((right) => ({ value: right, label: t(`right.${right}`) }))}
            />
          ),
        },
      ]}
    />
  )
}
