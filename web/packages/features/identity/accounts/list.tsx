/** All people that the person at the screen manages. */
import { useState } from 'react'
import { api } from '@api/client'
import { PlusOutlined } from '@ui/icons'
import { ListPage } from '@ui/list-page'
import type { Filter, Tab } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { Button } from '@ui/parts'
import { columnsOf } from './columns'
import { CreateDrawer } from './create'
import { type Text, useText } from './texts'

const ROLES_SHOWN = 200

function useFilters(t: Text): Filter[] {
  const may = useMay()
  const roles = api.useQuery(
    'get',
    '/api/console/identity/roles',
    { params: { query: { limit: ROLES_SHOWN } } },
    { enabled: may('identity.role') },
  )
  const departments = api.useQuery('get', '/api/console/identity/departments', {}, { enabled: may('identity.department') })
  return [
    { kind: 'text', name: 'text', title: t('search') },
    { kind: 'choice', name: 'role_id', title: t('role'), options: (roles.data?.items ?? []).map((one) => ({ value: one.id, label: one.name })) },
    {
      kind: 'choice',
      name: 'department_id',
      title: t('department'),
      options: (departments.data ?? []).map((one) => ({ value: one.id, label: one.name })),
    },
  ]
}

/** Whether telephone and e-mail may be written by this person. */
export function useMayWriteContacts(): boolean {
  const { fields } = useMe()
  return fields['identity.account.phone'] === 'write' && fields['identity.account.email'] === 'write'
}

export default function Accounts() {
  const t = useText()
  const may = useMay()('identity.account', 'write')
  const contacts = useMayWriteContacts()
  const [open, setOpen] = useState(false)
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
      {t('new')}
    </Button>
  )
  const tabs: Tab[] = (['active', 'disabled', 'left'] as const).map((state) => ({ key: state, title: t(`state.${state}`), set: { state } }))
  return (
    <>
      <ListPage
        path="/api/console/identity/accounts"
        title={t('title')}
        what={t('what')}
        columns={columnsOf(t)}
        filters={useFilters(t)}
        tabs={tabs}
        primary={may && create}
        open={(row) => `/identity/accounts/${row.id}`}
        exportAs="identity.accounts"
        empty={{ why: t('none'), next: may && create }}
      />
      {open && <CreateDrawer open close={() => setOpen(false)} fields={contacts} />}
    </>
  )
}
