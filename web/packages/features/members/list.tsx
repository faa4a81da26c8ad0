/** Those who have signed in to the shop. */
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '@api/act'
import { TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { ListPage } from '@ui/list-page'
import type { Column, Filter, RowAct, RowOf } from '@ui/list-types'
import { useMay } from '@ui/me'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { type Text, useText } from './texts'

const path = '/api/console/members/members'
type Row = RowOf<typeof path>
const STATES = ['active', 'blocked'] as const

function columns(t: Text): Column<Row>[] {
  return [
    { key: 'phone', title: t('phone'), show: (row) => row.phone },
    { key: 'name', title: t('name'), show: (row) => row.name || '—' },
    { key: 'state', title: t('state'), show: (row) => <StatusTag meaning={row.state === 'active' ? 'good' : 'bad'}>{t(`state.${row.state}`)}</StatusTag> },
    { key: 'reason', title: t('reason'), show: (row) => row.blocked_reason || '—' },
    { key: 'joined', title: t('joined'), sort: 'joined_at', show: (row) => <Time at={row.joined_at} /> },
    { key: 'seen', title: t('seen'), show: (row) => (row.last_sign_in_at === null ? '—' : <Time at={row.last_sign_in_at} />) },
  ]
}

function filters(t: Text): Filter[] {
  return [
    { kind: 'choice', name: 'state', title: t('state'), options: STATES.map((value) => ({ value, label: t(`state.${value}`) })) },
    { kind: 'text', name: 'name', title: t('name') },
    { kind: 'between', from: 'joined_from', below: 'joined_before', title: t('joined') },
  ]
}

export default function Members() {
  const t = useText()
  const say = useSay()
  const go = useNavigate()
  const rights = useMay()
  const may = rights('members.member', 'write')
  const [blocking, setBlocking] = useState<Row | null>(null)
  const unblock = useAct('post', '/api/console/members/members/{member_id}/unblock')

  async function unblockIt(row: Row) {
    const name = row.name || row.phone || ''
    if (!(await say.confirm({ title: t('unblock.title', { name }), what: t('unblock.what'), act: t('unblock') }))) return
    await unblock.run({ params: { path: { member_id: row.id } }, body: { version: row.version } })
    say.done(t('unblocked'))
  }

  function acts(row: Row): RowAct[] {
    const coupons: RowAct = { key: 'coupons', title: t('coupons'), run: () => void go(`/marketing/members/${row.id}`) }
    const block: RowAct =
      row.state === 'active'
        ? { key: 'block', title: t('block'), run: () => setBlocking(row), danger: true }
        : { key: 'unblock', title: t('unblock'), run: () => void unblockIt(row).catch(say.problem) }
    return [...(rights('marketing.coupon') ? [coupons] : []), ...(may ? [block] : [])]
  }

  return (
    <>
      <ListPage path={path} title={t('title')} what={t('what')} columns={columns(t)} filters={filters(t)} acts={acts} empty={{ why: t('none') }} />
      <BlockForm row={blocking} onClose={() => setBlocking(null)} />
    </>
  )
}

function BlockForm({ row, onClose }: { row: Row | null; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const block = useAct('post', '/api/console/members/members/{member_id}/block')
  return (
    <FormModal<{ reason: string }>
      open={row !== null}
      title={t('block.title', { name: row?.name || row?.phone || '' })}
      submit={t('block')}
      onClose={onClose}
      onSubmit={async ({ reason }) => {
        if (row === null) return
        await block.run({ params: { path: { member_id: row.id } }, body: { reason, version: row.version } })
        say.done(t('blocked'))
      }}
    >
      <TextField name="reason" label={t('reason')} required />
    </FormModal>
  )
}
