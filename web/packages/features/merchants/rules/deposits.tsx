/** What merchants owe, and what came in. */
import { ListPage } from '@ui/list-page'
import type { Column, RowOf, Tab } from '@ui/list-types'
import { Money } from '@ui/money'
import { Time } from '@ui/time'
import { State } from '../states'
import { useText } from '../texts'
import { useRulesText } from './texts'

const path = '/api/console/merchants/deposits'
type Row = RowOf<typeof path>

export default function Deposits() {
  const t = useText()
  const r = useRulesText()
  const columns: Column<Row>[] = [
    { key: 'merchant', title: t('company'), show: (one) => one.merchant_name },
    { key: 'number', title: t('number'), show: (one) => one.merchant_number },
    { key: 'due', title: r('deposits.due'), right: true, show: (one) => <Money fen={one.amount_fen} currency="CNY" /> },
    { key: 'held', title: r('deposits.held'), right: true, show: (one) => <Money fen={one.held_fen} currency="CNY" /> },
    { key: 'state', title: t('state'), show: (one) => <State kind="deposit" state={one.state} /> },
    { key: 'made', title: r('deposits.made'), show: (one) => <Time at={one.made_at} /> },
    { key: 'met', title: r('deposits.met'), show: (one) => <Time at={one.met_at} /> },
  ]
  const tabs: Tab[] = [
    { key: 'due', title: t('deposit.due'), set: { state: 'due' } },
    { key: 'met', title: t('deposit.met'), set: { state: 'met' } },
    { key: 'all', title: r('all'), set: {} },
  ]
  return (
    <ListPage
      path={path}
      title={r('deposits')}
      what={r('deposits.what')}
      columns={columns}
      filters={[{ kind: 'text', name: 'text', title: r('deposits.search') }]}
      tabs={tabs}
      open={(row) => `/merchants/merchants/${row.merchant_id}`}
      empty={{ why: r('deposits.none') }}
    />
  )
}
