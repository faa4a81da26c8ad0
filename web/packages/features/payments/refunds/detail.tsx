/** One refund, and what can be done when the channel will not. */
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import { DetailPage, Section } from '@ui/detail-page'
import { ListTable } from '@ui/list-table'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Alert, Flex } from '@ui/parts'
import { Time } from '@ui/time'
import { callbackColumns, CALLBACKS } from '../callbacks/columns'
import { useCaseText } from '../case-texts'
import { type Refund, RefundState } from '../states'
import { type Text, useText, whyRefunded } from '../texts'
import { useWayText } from '../words-way'
import { RefundActs } from './acts'

const LOOK_AGAIN_MILLISECONDS = 3_000

function whileUnderWay(query: { state: { data?: Refund } }) {
  const state = query.state.data?.state
  return (state === 'asked' || state === 'processing') && LOOK_AGAIN_MILLISECONDS
}

export default function RefundPage() {
  const t = useText()
  const c = useCaseText()
  const w = useWayText()
  const may = useMay()
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/payments/refunds/{refund_id}', { params: { path: { refund_id: id } } }, { refetchInterval: whileUnderWay })
  return (
    <DetailPage<Refund>
      asked={asked}
      back="/payments/refunds"
      title={(it) => it.number}
      what={(it) => whyRefunded(t, it.reason)}
      state={(it) => <RefundState refund={it} />}
      facts={(it) => facts(t, w, it)}
      acts={(it) => may('payments.refund', 'write') && <RefundActs refund={it} />}
      aside={(it) => (
        <Section title={t('related')}>
          <Flex vertical gap={8}>
            {may('payments.payment') && <Link to={`/payments/payments/${it.payment_id}`}>{t('refund.of')}</Link>}
            {may('ordering.order') && <Link to={`/ordering/trades/${it.trade_id}`}>{t('trade')}</Link>}
            {may('ledger.account') && <Link to={`/ledger/documents/${it.id}`}>{t('ledger')}</Link>}
          </Flex>
        </Section>
      )}
      thing="payments.refund"
      thingId={id}
    >
      {(it) => (
        <>
          {it.error !== null && <Alert type={it.state === 'failed' ? 'error' : 'warning'} showIcon title={t('error')} description={it.error} />}
          {may('payments.payment') && (
            <Section title={t('callbacks.of')}>
              <ListTable path={CALLBACKS} fixed={{ number: it.number }} columns={callbackColumns(c, t)} empty={{ why: t('callbacks.of.none') }} />
            </Section>
          )}
        </>
      )}
    </DetailPage>
  )
}

function facts(t: Text, w: ReturnType<typeof useWayText>, it: Refund) {
  return [
    { label: t('refund.amount'), value: <Money fen={it.amount_fen} /> },
    { label: t('method'), value: t(`method.${it.method}`) },
    { label: w('way'), value: w(`way.${it.way}`) },
    { label: t('gateway-number'), value: it.gateway_number },
    { label: t('refund.attempts'), value: t('refund.attempts.times', { count: it.attempts }) },
    { label: t('created'), value: <Time at={it.created_at} exact /> },
    { label: t('refund.finished'), value: <Time at={it.finished_at} exact /> },
    ...(it.remark === '' ? [] : [{ label: w('remark'), value: it.remark, wide: true }]),
  ]
}
