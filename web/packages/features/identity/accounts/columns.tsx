/** How an account looks in lists. */
import type { Schema } from '@api/types'
import type { Column } from '@ui/list-types'
import { Flex, Tag } from '@ui/parts'
import { Person } from '@ui/person'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import type { Text } from './texts'

export type Account = Schema<'LoginAccountView'>
export type Membership = Schema<'MembershipView'>

const MEANING: Record<Account['state'], Meaning> = { active: 'good', disabled: 'off', left: 'off' }

export function AccountState({ account, t }: { account: Account; t: Text }) {
  return (
    <StatusTag meaning={MEANING[account.state]} hint={account.disabled_reason || undefined}>
      {t(`state.${account.state}`)}
    </StatusTag>
  )
}

const unique = (names: (string | null)[]) => [...new Set(names.filter((one): one is string => one !== null))]

function Tags({ names }: { names: string[] }) {
  return (
    <Flex gap={4} wrap>
      {names.map((name) => (
        <Tag key={name}>{name}</Tag>
      ))}
    </Flex>
  )
}

export function columnsOf(t: Text): Column<Account>[] {
  return [
    { key: 'name', title: t('name'), sort: 'name', show: (one) => <Person name={one.name} login={one.login} /> },
    { key: 'state', title: t('state'), show: (one) => <AccountState account={one} t={t} /> },
    { key: 'roles', title: t('roles'), show: (one) => <Tags names={unique(one.memberships.map((held) => held.role.name))} /> },
    { key: 'department', title: t('department'), show: (one) => unique(one.memberships.map((held) => held.department)).join('、') },
    { key: 'phone', title: t('phone'), show: (one) => one.phone },
    { key: 'email', title: t('email'), show: (one) => one.email, hidden: true },
    { key: 'login', title: t('login'), sort: 'login', show: (one) => one.login, hidden: true },
    { key: 'last', title: t('last-login'), show: (one) => one.last_login_at && <Time at={one.last_login_at} /> },
    { key: 'created', title: t('created-at'), show: (one) => <Time at={one.created_at} />, hidden: true },
  ]
}
