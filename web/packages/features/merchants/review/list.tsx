/** Applications by state, what waits for review first. */
import { api } from '@api/client'
import { ListPage } from '@ui/list-page'
import type { Column, RowOf, Tab } from '@ui/list-types'
import { Time } from '@ui/time'
import { State } from '../states'
import { type Key, type Text, useText } from '../texts'
import { useReviewText } from './texts'

const path = '/api/console/merchants/applications'
type Row = RowOf<typeof path>
const STATES = ['submitted', 'returned', 'draft', 'approved', 'refused'] as const

function columnsOf(t: Text, review: ReturnType<typeof useReviewText>): Column<Row>[] {
  return [
    { key: 'company', title: t('company'), show: (one) => one.company_name },
    { key: 'number', title: t('application.number'), show: (one) => one.number },
    { key: 'shop', title: t('shop'), show: (one) => one.shop_name },
    { key: 'contact', title: t('contact_name'), show: (one) => one.contact_name },
    { key: 'licence', title: t('licence_number'), show: (one) => one.licence_number },
    { key: 'count', title: review('count'), right: true, show: (one) => one.category_count },
    { key: 'state', title: t('state'), show: (one) => <State kind="application" state={one.state} /> },
    { key: 'submitted', title: review('submitted-at'), sort: 'submitted_at', show: (one) => <Time at={one.submitted_at} /> },
    { key: 'begun', title: review('applied'), hidden: true, show: (one) => <Time at={one.begun_at} /> },
  ]
}

export default function Applications() {
  const t = useText()
  const review = useReviewText()
  const counts = api.useQuery('get', '/api/console/merchants/applications/counts')
  const tabs: Tab[] = STATES.map((state) => ({
    key: state,
    title: t(`application.${state}` as Key),
    set: { state: [state] },
    count: state === 'submitted' || state === 'returned' ? counts.data?.[state] : undefined,
  }))
  return (
    <ListPage
      path={path}
      title={review('title')}
      what={review('what')}
      columns={columnsOf(t, review)}
      filters={[{ kind: 'text', name: 'text', title: review('search') }]}
      tabs={[...tabs, { key: 'all', title: review('all'), set: {} }]}
      open={(row) => `/merchants/applications/${row.id}`}
      empty={{ why: review('none') }}
    />
  )
}
