/** Changing where somebody works; what gives more than oneself has goes to those who approve. */
import { useAct } from '@api/act'
import { FormDrawer } from '@ui/form'
import { useSay } from '@ui/say'
import type { Account } from './columns'
import { membershipOf } from './create'
import { MembershipFields, type MembershipValues } from './membership-fields'
import { keyOf } from './places'
import { useText } from './texts'

interface Values {
  memberships: MembershipValues[]
}

export function MembershipsDrawer({ account, close }: { account: Account; close: () => void }) {
  const t = useText()
  const say = useSay()
  const set = useAct('put', '/api/console/identity/accounts/{account_id}/memberships')
  const held = account.memberships.filter((one) => one.ended_at === null)
  const initial = {
    memberships: held.map((one) => ({
      place: keyOf(one),
      role_id: one.role.id,
      department_id: one.department_id,
      post_id: one.post_id,
    })),
  }
  async function submit({ memberships }: Values) {
    const body = { version: account.version, memberships: memberships.map(membershipOf) }
    const asked = await set.run({ params: { path: { account_id: account.id } }, body })
    say.done(t(asked ? 'memberships.asked' : 'memberships.saved'))
  }
  return (
    <FormDrawer<Values> title={t('memberships.edit')} open onClose={close} initial={initial} onSubmit={submit} width={720}>
      <MembershipFields />
    </FormDrawer>
  )
}
