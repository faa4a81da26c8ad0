/** Refunds: money on its way back. */
import { ListPage } from '@ui/list-page'
import type { Tab } from '@ui/list-types'
import { useText } from '../texts'
import { refundColumns, refundFilters, REFUNDS } from './columns'

const STATES = ['failed', 'processing', 'asked', 'succeeded'] as const

export default function Refunds() {
  const t = useText()
  const tabs: Tab[] = [{ key: 'all', title: t('all'), set: {} }, ...STATES.map((state) => ({ key: state, title: t(`refund.${state}`), set: { state } }))]
  return (
    <ListPage
      path={REFUNDS}
      title={t('refunds')}
      what={t('refunds.what')}
      columns={refundColumns(t)}
      filters={refundFilters(t)}
      tabs={tabs}
      exportAs="payments.refunds"
      open={(row) => `/payments/refunds/${row.id}`}
      empty={{ why: t('refunds.none') }}
    />
  )
}
