/** What was paid for its trade and what went back, for those who see payments. */
import { Link } from 'react-router'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { PlainTable } from '@ui/plain-table'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import type { OrderPage } from '../state'
import { type OrderText, useOrderText } from './texts'

type Payment = Schema<'PaymentView'>

const MEANING: Record<Payment['state'], Meaning> = { created: 'plain', pending: 'waiting', succeeded: 'good', closed: 'off', failed: 'bad' }

export function Payments({ it }: { it: Pick<OrderPage, 'trade_id'> }) {
  return useMay()('payments.payment') ? <Shown trade={it.trade_id} /> : null
}

function Shown({ trade }: { trade: string }) {
  const t = useOrderText()
  const may = useMay()
  const asked = api.useQuery('get', '/api/console/payments/payments', { params: { query: { trade_id: trade } } })
  const ledger = may('ledger.account') && <Link to={`/ledger/documents/${trade}`}>{t('ledger')}</Link>
  return (
    <Section title={t('payments')} extra={ledger}>
      <PlainTable<Payment> rows={asked.data?.items} columns={columnsOf(t)} empty={t('payments.none')} loading={asked.isPending} />
    </Section>
  )
}

function columnsOf(t: OrderText) {
  return [
    {
      key: 'number',
      title: t('payment.number'),
      show: (one: Payment) => (
        <Link to={`/payments/payments/${one.id}`} className="ht-number">
          {one.number}
        </Link>
      ),
    },
    { key: 'method', title: t('payment.method'), show: (one: Payment) => t(`method.${one.method}`) },
    { key: 'amount', title: t('payment.amount'), right: true, show: (one: Payment) => <Money fen={one.amount_fen} /> },
    { key: 'state', title: t('payment.state'), show: (one: Payment) => <StatusTag meaning={MEANING[one.state]}>{t(`pay.${one.state}`)}</StatusTag> },
    { key: 'at', title: t('payment.at'), show: (one: Payment) => <Time at={one.paid_at ?? one.created_at} /> },
  ]
}
