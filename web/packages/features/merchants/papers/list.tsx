/** Papers of all merchants, what waits for review first. */
import { useState } from 'react'
import { Link } from 'react-router'
import { ListPage } from '@ui/list-page'
import type { Column, RowOf, Tab } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Time } from '@ui/time'
import type { Paper } from '../states'
import { type Key, useText } from '../texts'
import { paperColumns, useKinds } from './columns'
import { usePaperActs } from './decide'
import { usePapersText } from './texts'

const path = '/api/console/merchants/papers'
type Row = RowOf<typeof path>
const STATES = ['waiting', 'valid', 'expired', 'refused'] as const
const SOON_DAYS = 30
const DAY_MILLISECONDS = 86_400_000

export default function Papers() {
  const t = useText()
  const p = usePapersText()
  const may = useMay()
  const { nameOf } = useKinds()
  const { actsOf, shown } = usePaperActs()
  const [soon] = useState(() => new Date(Date.now() + SOON_DAYS * DAY_MILLISECONDS).toISOString().slice(0, 10))
  const tabs: Tab[] = STATES.map((state) => ({ key: state, title: t(`paper.${state}` as Key), set: { state: [state] } }))
  const ending: Tab = { key: 'ending', title: p('expiring'), set: { state: ['valid'], ends_before: soon } }
  const named = paperColumns(t, nameOf) as Column<Row>[]
  const columns: Column<Row>[] = [
    ...named.slice(0, 1),
    { key: 'merchant', title: p('merchant'), show: (one) => (may('merchants.merchant') ? <Link to={`/merchants/merchants/${one.merchant_id}`}>{one.merchant_name}</Link> : one.merchant_name) },
    ...named.slice(1),
    { key: 'added', title: p('added'), show: (one) => <Time at={one.added_at} /> },
  ]
  return (
    <>
      <ListPage
        path={path}
        title={p('title')}
        what={p('what')}
        columns={columns}
        tabs={[...tabs, ending, { key: 'all', title: p('all'), set: {} }]}
        acts={may('merchants.review', 'write') ? (row) => actsOf(row as Paper) : undefined}
        empty={{ why: p('none') }}
      />
      {shown}
    </>
  )
}
