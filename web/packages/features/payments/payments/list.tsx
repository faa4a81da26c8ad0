/** Payments: every try of every buyer. */
import { ListPage } from '@ui/list-page'
import type { Tab } from '@ui/list-types'
import { useText } from '../texts'
import { paymentColumns, paymentFilters, PAYMENTS } from './columns'

const STATES = ['succeeded', 'pending', 'failed', 'closed'] as const

export default function Payments() {
  const t = useText()
  const tabs: Tab[] = [{ key: 'all', title: t('all'), set: {} }, ...STATES.map((state) => ({ key: state, title: t(`state.${state}`), set: { state } }))]
  return (
    <ListPage
      path={PAYMENTS}
      title={t('payments')}
      what={t('payments.what')}
      columns={paymentColumns(t)}
      filters={paymentFilters(t)}
      tabs={tabs}
      exportAs="payments.payments"
      open={(row) => `/payments/payments/${row.id}`}
      empty={{ why: t('payments.none') }}
    />
  )
}
