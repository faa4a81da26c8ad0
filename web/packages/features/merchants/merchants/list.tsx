/** All merchants, by state. */
import { api } from '@api/client'
import { ListPage } from '@ui/list-page'
import type { Column, RowOf, Tab } from '@ui/list-types'
import { Tag } from '@ui/parts'
import { Pictured } from '@ui/thumbnail'
import { Time } from '@ui/time'
import { State } from '../states'
import { type Key, type Text, useText } from '../texts'
import { type MerchantText, useMerchantText } from './texts'

const path = '/api/console/merchants/merchants'
type Row = RowOf<typeof path>
const STATES = ['open', 'applying', 'frozen', 'closed'] as const

function columnsOf(t: Text, m: MerchantText): Column<Row>[] {
  return [
    { key: 'shop', title: t('shop'), show: (one) => <Pictured file={one.logo_file_id} name={one.shop_name ?? one.name} second={one.number} large={false} /> },
    { key: 'company', title: t('company'), show: (one) => one.name },
    { key: 'level', title: m('level'), show: (one) => (one.self_run ? <Tag>{m('self-run')}</Tag> : one.level_name) },
    { key: 'state', title: t('state'), show: (one) => <State kind="state" state={one.state} /> },
    { key: 'deposit', title: m('deposit'), show: (one) => (one.deposit_state ? <State kind="deposit" state={one.deposit_state} /> : '—') },
    { key: 'count', title: m('count'), right: true, show: (one) => (one.self_run ? '—' : one.category_count) },
    { key: 'contact', title: t('contact_name'), show: (one) => one.contact_name || '—' },
    { key: 'opened', title: m('opened'), show: (one) => <Time at={one.opened_at} /> },
    { key: 'joined', title: m('joined'), hidden: true, show: (one) => <Time at={one.joined_at} /> },
  ]
}

export default function Merchants() {
  const t = useText()
  const m = useMerchantText()
  const counts = api.useQuery('get', '/api/console/merchants/merchants/counts')
  const levels = api.useQuery('get', '/api/console/merchants/levels')
  const tabs: Tab[] = STATES.map((state) => ({ key: state, title: t(`state.${state}` as Key), set: { state: [state] }, count: counts.data?.[state] ?? 0 }))
  return (
    <ListPage
      path={path}
      title={m('title')}
      what={m('what')}
      columns={columnsOf(t, m)}
      filters={[
        { kind: 'text', name: 'text', title: m('search') },
        { kind: 'choice', name: 'level_id', title: m('level'), options: (levels.data ?? []).map((one) => ({ value: one.id, label: one.name })) },
      ]}
      tabs={[{ key: 'all', title: m('all'), set: {} }, ...tabs]}
      open={(row) => `/merchants/merchants/${row.id}`}
      exportAs="merchants.merchants"
      empty={{ why: m('none') }}
    />
  )
}
