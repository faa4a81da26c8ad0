/** Roles of one's own place, and the templates that it may give. */
import { useNavigate } from 'react-router'
import type { Schema } from '@api/types'
import { PlusOutlined } from '@ui/icons'
import { ListPage } from '@ui/list-page'
import type { Column, Filter } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { Button, Flex, Tag } from '@ui/parts'
import { StatusTag } from '@ui/status-tag'
import { type Text, useText } from './texts'

type Role = Schema<'RoleView'>
const CONSOLES = ['platform', 'merchant', 'warehouse'] as const

function columnsOf(t: Text): Column<Role>[] {
  return [
    { key: 'name', title: t('name'), show: (one) => <Named one={one} t={t} /> },
    { key: 'code', title: t('code'), sort: 'code', show: (one) => one.code },
    { key: 'console', title: t('console'), show: (one) => t(`console.${one.console}`) },
    { key: 'members', title: t('members'), right: true, show: (one) => one.member_count },
    { key: 'state', title: t('state'), show: (one) => <StatusTag meaning={one.state === 'active' ? 'good' : 'off'}>{t(`state.${one.state}`)}</StatusTag> },
    { key: 'description', title: t('description'), show: (one) => one.description },
  ]
}

function Named({ one, t }: { one: Role; t: Text }) {
  return (
    <Flex gap={8} align="center">
      {one.name}
      {one.built_in && <Tag>{t('built-in')}</Tag>}
    </Flex>
  )
}

export default function Roles() {
  const t = useText()
  const go = useNavigate()
  const { place } = useMe()
  const may = useMay()('identity.role', 'write')
  const consoles = CONSOLES.map((one) => ({ value: one, label: t(`console.${one}`) }))
  const filters: Filter[] = [
    { kind: 'text', name: 'text', title: t('search') },
    { kind: 'choice', name: 'state', title: t('state'), options: (['active', 'disabled'] as const).map((one) => ({ value: one, label: t(`state.${one}`) })) },
    ...(place.console === 'platform' ? [{ kind: 'choice' as const, name: 'console', title: t('console'), options: consoles }] : []),
  ]
  const create = may && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void go('/identity/roles/new')}>
      {t('new')}
    </Button>
  )
  return (
    <ListPage
      path="/api/console/identity/roles"
      title={t('title')}
      what={t('what')}
      columns={columnsOf(t)}
      filters={filters}
      primary={create}
      open={(row) => `/identity/roles/${row.id}`}
      empty={{ why: t('none'), next: create }}
    />
  )
}
