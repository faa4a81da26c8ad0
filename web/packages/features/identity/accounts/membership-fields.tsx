/** The memberships of a person in a form: where, as what, in which department. */
import { api } from '@api/client'
import { ChoiceField, FieldGroup, ListField, TreeField } from '@ui/fields'
import { Flex, Form } from '@ui/parts'
import { branchesOf } from '../branches'
import { consoleOf, keyOf, placeOf, usePlaces } from './places'
import { useText } from './texts'

export interface MembershipValues {
  place: string
  role_id: string
  department_id?: string | null
  post_id?: string | null
}

export function MembershipFields() {
  const t = useText()
  const { options, loading } = usePlaces()
  const fresh = { place: options[0]?.value ?? keyOf({}) }
  return (
    <FieldGroup title={t('memberships')} help={t('memberships.help')}>
      <ListField name="memberships" label="" fresh={fresh} add={t('membership.add')}>
        {(index) => <Row index={index} places={options} loading={loading} />}
      </ListField>
    </FieldGroup>
  )
}

const ROLES_SHOWN = 200
const half = { flex: '1 1 40%', minWidth: 180 }

function Row({ index, places, loading }: { index: number; places: { value: string; label: string }[]; loading: boolean }) {
  const t = useText()
  const place = Form.useWatch<string | undefined>(['memberships', index, 'place']) ?? keyOf({})
  const at = placeOf(place)
  const role = useRoles(place)
  const query = { merchant_id: at.merchant_id ?? undefined, warehouse_id: at.warehouse_id ?? undefined }
  const departments = api.useQuery('get', '/api/console/identity/departments', { params: { query } })
  const posts = api.useQuery('get', '/api/console/identity/posts', { params: { query } })
  return (
    <Flex gap={12} wrap>
      <div style={half}>
        <ChoiceField name={[index, 'place'] as never} label={t('place')} options={places} loading={loading} required />
      </div>
      <div style={half}>
        <ChoiceField name={[index, 'role_id'] as never} label={t('role')} options={role.options} loading={role.loading} required />
      </div>
      <div style={half}>
        <TreeField name={[index, 'department_id'] as never} label={t('department')} tree={branchesOf(departments.data)} loading={departments.isLoading} />
      </div>
      <div style={half}>
        <TreeField name={[index, 'post_id'] as never} label={t('post')} tree={branchesOf(posts.data)} loading={posts.isLoading} />
      </div>
    </Flex>
  )
}

/** Roles that may be given at this place. */
function useRoles(place: string) {
  const query = { limit: ROLES_SHOWN, console: consoleOf(place), state: 'active' as const }
  const asked = api.useQuery('get', '/api/console/identity/roles', { params: { query } })
  const here = (asked.data?.items ?? []).filter((one) => [place, keyOf({})].includes(keyOf(one)))
  return { options: here.map((one) => ({ value: one.id, label: one.name })), loading: asked.isLoading }
}
