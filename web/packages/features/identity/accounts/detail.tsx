/** One person: who, in which state, working where as what. */
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import { DetailPage, type Fact, Section } from '@ui/detail-page'
import { EditOutlined } from '@ui/icons'
import { useMay } from '@ui/me'
import { Button, Flex, Tag } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { Time } from '@ui/time'
import { Acts } from './acts'
import { type Account, AccountState, type Membership } from './columns'
import { FactorOf } from '../security/factor-of'
import { MembershipsDrawer } from './memberships'
import { useNameOfPlace } from './places'
import { LANGUAGES, type Text, useText } from './texts'

function factsOf(it: Account, t: Text): Fact[] {
  const always: Fact[] = [
    { label: t('login'), value: it.login },
    { label: t('phone'), value: it.phone },
    { label: t('email'), value: it.email },
    { label: t('language'), value: LANGUAGES.find((one) => one.value === it.language)?.label },
    { label: t('last-login'), value: it.last_login_at && <Time at={it.last_login_at} /> },
    { label: t('created-at'), value: <Time at={it.created_at} exact /> },
  ]
  const left = it.left_at === null ? [] : [{ label: t('left-at'), value: <Time at={it.left_at} exact /> }]
  return [...always, ...left, ...(it.disabled_reason ? [{ label: t('reason'), value: it.disabled_reason }] : [])]
}

export default function AccountPage() {
  const t = useText()
  const may = useMay()
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/identity/accounts/{account_id}', { params: { path: { account_id: id } } })
  const linksOf = (login: string) => (
    <Flex vertical gap={8}>
      {may('identity.session') && <Link to={`/identity/sessions?login=${encodeURIComponent(login)}`}>{t('sessions')}</Link>}
      {may('identity.role') && <Link to={`/identity/accounts/${id}/preview`}>{t('preview')}</Link>}
    </Flex>
  )
  return (
    <DetailPage<Account>
      asked={asked}
      back="/identity/accounts"
      title={(it) => it.name}
      state={(it) => (
        <Flex gap={4}>
          <AccountState account={it} t={t} />
          {it.must_change_password && <Tag>{t('must-change')}</Tag>}
          {it.demo && <Tag>{t('demo')}</Tag>}
        </Flex>
      )}
      facts={(it) => factsOf(it, t)}
      acts={(it) => may('identity.account', 'write') && <Acts account={it} />}
      aside={(it) => (
        <>
          <FactorOf account={it} />
          <Section title={t('related')}>{linksOf(it.login)}</Section>
        </>
      )}
      thing="identity.account"
      thingId={id}
    >
      {(it) => <Memberships account={it} />}
    </DetailPage>
  )
}

function Memberships({ account }: { account: Account }) {
  const t = useText()
  const may = useMay()('identity.account', 'write')
  const [open, setOpen] = useState(false)
  const nameOf = useNameOfPlace()
  const change = may && account.state !== 'left' && (
    <Button icon={<EditOutlined />} onClick={() => setOpen(true)}>
      {t('memberships.edit')}
    </Button>
  )
  return (
    <Section title={t('memberships')} extra={change}>
      <PlainTable<Membership>
        rows={account.memberships}
        empty={t('memberships.none')}
        columns={[
          { key: 'place', title: t('place'), show: (one) => nameOf(one) },
          { key: 'role', title: t('role'), show: (one) => <Link to={`/identity/roles/${one.role.id}`}>{one.role.name}</Link> },
          { key: 'department', title: t('department'), show: (one) => one.department },
          { key: 'post', title: t('post'), show: (one) => one.post },
          { key: 'ended', title: t('state'), show: (one) => one.ended_at && <Tag>{t('ended')}</Tag> },
        ]}
      />
      {open && <MembershipsDrawer account={account} close={() => setOpen(false)} />}
    </Section>
  )
}
