/** How a place is organised, and who leads what. */
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Custom } from '@ui/fields'
import { useMay } from '@ui/me'
import { Leader } from './leader'
import type { Values } from './node-form'
import { useText } from './texts'
import { TreePage } from './tree-page'

type Department = Schema<'DepartmentView'>

export default function Departments() {
  const t = useText()
  const may = useMay()('identity.department', 'write')
  const asked = api.useQuery('get', '/api/console/identity/departments')
  const make = useAct('post', '/api/console/identity/departments')
  const edit = useAct('put', '/api/console/identity/departments/{department_id}')
  const remove = useAct('delete', '/api/console/identity/departments/{department_id}')
  return (
    <TreePage<Department>
      kind="departments"
      asked={asked}
      may={may}
      columns={[{ key: 'leader', title: t('leader'), show: (one) => one.leader ?? '—' }]}
      fields={(node) => (
        <Custom name="leader_id" label={t('leader')}>
          <Leader known={node} />
        </Custom>
      )}
      make={(values) => make.run({ body: bodyOf(values) })}
      edit={({ id, version }, values) => edit.run({ params: { path: { department_id: id } }, body: { ...bodyOf(values), version } })}
      remove={({ id }) => remove.run({ params: { path: { department_id: id } } })}
    />
  )
}

function bodyOf({ name, parent_id, position, leader_id }: Values) {
  return { name, parent_id: parent_id ?? null, position: position ?? 0, leader_id: leader_id ?? null }
}
