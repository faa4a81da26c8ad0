/** One payment: what was asked, what came, what the channel told, what went back. */
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import { DetailPage, Section } from '@ui/detail-page'
import { ListTable } from '@ui/list-table'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Alert, Flex } from '@ui/parts'
import { Time } from '@ui/time'
import { useCaseText } from '../case-texts'
import { callbackColumns, CALLBACKS } from '../callbacks/columns'
import { caseColumns, CASES } from '../cases/columns'
import { refundColumns, REFUNDS } from '../refunds/columns'
import { type Payment, PaymentState } from '../states'
import { type Text, useText } from '../texts'
import { Confirm } from './confirm'

const LOOK_AGAIN_MILLISECONDS = 3_000

/** Money may come at any moment. */
function whileWaiting(query: { state: { data?: Payment } }) {
  const state = query.state.data?.state
  return (state === 'created' || state === 'pending') && LOOK_AGAIN_MILLISECONDS
}

export default function PaymentPage() {
  const t = useText()
  const may = useMay()
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/payments/payments/{payment_id}', { params: { path: { payment_id: id } } }, { refetchInterval: whileWaiting })
  return (
    <DetailPage<Payment>
      asked={asked}
      back="/payments/payments"
      title={(it) => it.number}
      what={(it) => it.title}
      state={(it) => <PaymentState payment={it} />}
      facts={(it) => facts(t, it)}
      acts={(it) => may('payments.payment', 'write') && <Confirm payment={it} />}
      aside={(it) => (
        <Section title={t('related')}>
          <Flex vertical gap={8}>
            {may('ordering.order') && <Link to={`/ordering/trades/${it.trade_id}`}>{t('trade')}</Link>}
            {may('ledger.account') && it.paid_fen > 0 && <Link to={`/ledger/documents/${it.id}`}>{t('ledger')}</Link>}
            {may('payments.stored_value') && <Link to={`/payments/stored-value/${it.member_id}`}>{t('stored')}</Link>}
          </Flex>
        </Section>
      )}
      thing="payments.payment"
      thingId={id}
    >
      {(it) => <Parts payment={it} />}
    </DetailPage>
  )
}

function facts(t: Text, it: Payment) {
  return [
    { label: t('amount'), value: <Money fen={it.amount_fen} /> },
    { label: t('paid'), value: <Money fen={it.paid_fen} /> },
    { label: t('refunded'), value: <Money fen={it.refunded_fen} /> },
    { label: t('method'), value: it.scene === 'page' ? t(`method.${it.method}`) : t('method.at', { method: t(`method.${it.method}`), scene: t(`scene.${it.scene}`) }) },
    { label: t('gateway-number'), value: it.gateway_number },
    { label: t('created'), value: <Time at={it.created_at} exact /> },
    { label: t('paid-at'), value: <Time at={it.paid_at} exact /> },
    { label: t('expires'), value: <Time at={it.expires_at} exact /> },
  ]
}

function Parts({ payment }: { payment: Payment }) {
  const t = useText()
  const c = useCaseText()
  const may = useMay()
  return (
    <>
      {payment.error !== null && <Alert type="warning" showIcon title={t('error')} description={payment.error} />}
      <Section title={t('callbacks.of')}>
        <ListTable path={CALLBACKS} fixed={{ number: payment.number }} columns={callbackColumns(c, t)} empty={{ why: t('callbacks.of.none') }} />
      </Section>
      {may('payments.refund') && (
        <Section title={t('refunds.of')}>
          <ListTable path={REFUNDS} fixed={{ payment_id: payment.id }} columns={refundColumns(t)} open={(row) => `/payments/refunds/${row.id}`} empty={{ why: t('refunds.of.none') }} />
        </Section>
      )}
      {may('payments.case') && (
        <Section title={t('cases.of')}>
          <ListTable path={CASES} fixed={{ payment_id: payment.id }} columns={caseColumns(c, t)} open={(row) => `/payments/cases/${row.id}`} empty={{ why: c('none') }} />
        </Section>
      )}
    </>
  )
}
