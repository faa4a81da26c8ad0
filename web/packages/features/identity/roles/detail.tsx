/** One role: what it gives, changed in place, beside what somebody with it sees. */
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { DetailPage } from '@ui/detail-page'
import { TextField } from '@ui/fields'
import { FormCard, FormModal } from '@ui/form'
import { useMay, useMe } from '@ui/me'
import { Alert, Button, Flex, Tag } from '@ui/parts'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { RoleFields } from './fields'
import { RolePreview } from './preview'
import { useText } from './texts'
import { EMPTY, givesOf, type Role, type Values } from './values'

export default function RolePage() {
  const t = useText()
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/identity/roles/{role_id}', { params: { path: { role_id: id } } })
  const [changed, setChanged] = useState<Values | null>(null)
  return (
    <DetailPage<Role>
      asked={asked}
      back="/identity/roles"
      title={(it) => it.name}
      state={(it) => (
        <Flex gap={4}>
          <StatusTag meaning={it.state === 'active' ? 'good' : 'off'}>{t(`state.${it.state}`)}</StatusTag>
          {it.built_in && <Tag>{t('built-in')}</Tag>}
        </Flex>
      )}
      facts={(it) => [
        { label: t('code'), value: it.code },
        { label: t('console'), value: t(`console.${it.console}`) },
        { label: t('members'), value: it.member_count },
      ]}
      acts={(it) => <Acts role={it} />}
      aside={(it) => <RolePreview values={changed ?? valuesOf(it)} console={it.console} />}
      thing="identity.role"
      thingId={id}
    >
      {(it) => <Editor key={it.version} role={it} onChange={setChanged} />}
    </DetailPage>
  )
}

function valuesOf(role: Role): Values {
  const { name, description, state, permissions, data_scope, department_ids, merchant_ids, warehouse_ids, field_rights } = role
  return { name, description, state, permissions, data_scope, department_ids, merchant_ids, warehouse_ids, field_rights }
}

/** Whether the role belongs to the place where the person at the screen works. */
function useOwn(role: Role): boolean {
  const { place } = useMe()
  return !role.built_in && role.merchant_id === place.merchant_id && role.warehouse_id === place.warehouse_id
}

function Editor({ role, onChange }: { role: Role; onChange: (values: Values) => void }) {
  const t = useText()
  const say = useSay()
  const own = useOwn(role)
  const off = !useMay()('identity.role', 'write') || !own
  const edit = useAct('put', '/api/console/identity/roles/{role_id}')
  async function submit(values: Values) {
    const { name, description, state } = values
    const body = { ...givesOf(values), category_ids: role.category_ids, channel_ids: role.channel_ids, version: role.version, name, state }
    const asked = await edit.run({ params: { path: { role_id: role.id } }, body: { ...body, description: description ?? '' } })
    say.done(t(asked ? 'asked' : 'saved'))
  }
  return (
    <Flex vertical gap={16}>
      {role.built_in && <Alert type="info" showIcon title={t('built-in.what')} />}
      {!role.built_in && !own && <Alert type="info" showIcon title={t('template.what')} />}
      <FormCard<Values> initial={valuesOf(role)} disabled={off} onSubmit={submit} onChange={(_changed, all) => onChange({ ...EMPTY, ...all })}>
        <RoleFields console={role.console} disabled={off} />
      </FormCard>
    </Flex>
  )
}

function Acts({ role }: { role: Role }) {
  const t = useText()
  const say = useSay()
  const go = useNavigate()
  const own = useOwn(role)
  const may = useMay()('identity.role', 'write')
  const [open, setOpen] = useState(false)
  const path = { role_id: role.id }
  const copy = useAct('post', '/api/console/identity/roles/{role_id}/copy')
  const remove = useAct('delete', '/api/console/identity/roles/{role_id}')
  if (!may) return null

  async function removeIt() {
    const question = { title: t('delete.title', { name: role.name }), what: t('delete.what'), act: t('delete'), danger: true }
    if (!(await say.confirm(question))) return
    try {
      await remove.run({ params: { path } })
      say.done(t('deleted'))
      void go('/identity/roles')
    } catch (error) {
      say.problem(error)
    }
  }
  async function copyIt({ name }: { name: string }) {
    const id = await copy.run({ params: { path }, body: { name } })
    say.done(t('copied'))
    void go(`/identity/roles/${id}`)
  }
  return (
    <Flex gap={8}>
      {own && (
        <Button danger onClick={() => void removeIt()}>
          {t('delete')}
        </Button>
      )}
      <Button onClick={() => setOpen(true)}>{t('copy')}</Button>
      {open && (
        <FormModal<{ name: string }> title={t('copy.title')} open onClose={() => setOpen(false)} submit={t('copy')} initial={{ name: role.name }} onSubmit={copyIt}>
          <TextField name="name" label={t('name')} required />
        </FormModal>
      )}
    </Flex>
  )
}
