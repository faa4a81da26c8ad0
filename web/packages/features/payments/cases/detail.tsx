/** One case: what happened in words, and what somebody decided. */
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import { DetailPage, Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { Money, yuan } from '@ui/money'
import { Flex, Typography } from '@ui/parts'
import { Time } from '@ui/time'
import { type CaseText, useCaseText } from '../case-texts'
import { type Case, CaseState } from '../states'
import { type Text, useText } from '../texts'
import { Handle } from './handle'

const LOOK_AGAIN_MILLISECONDS = 3_000
/** Somebody has decided to give it back, and it has not gone yet. */
const isGoingBack = (it: Case) => it.state === 'open' && it.refund_id !== null && it.kind !== 'refund_failed'

export default function CasePage() {
  const c = useCaseText()
  const t = useText()
  const may = useMay()
  const { id = '' } = useParams()
  const asked = api.useQuery(
    'get',
    '/api/console/payments/cases/{case_id}',
    { params: { path: { case_id: id } } },
    { refetchInterval: ({ state }) => state.data !== undefined && isGoingBack(state.data) && LOOK_AGAIN_MILLISECONDS },
  )
  return (
    <DetailPage<Case>
      asked={asked}
      back="/payments/cases"
      title={(it) => c(`kind.${it.kind}`)}
      what={(it) => it.payment_number ?? it.gateway_number}
      state={(it) => <CaseState state={it.state} />}
      facts={(it) => facts(c, t, it)}
      acts={(it) => may('payments.case', 'write') && it.state === 'open' && !isGoingBack(it) && <Handle found={it} />}
      aside={(it) => (
        <Section title={t('related')}>
          <Flex vertical gap={8}>
            {may('payments.payment') && it.payment_id !== null && <Link to={`/payments/payments/${it.payment_id}`}>{t('payments')}</Link>}
            {may('payments.refund') && it.refund_id !== null && <Link to={`/payments/refunds/${it.refund_id}`}>{t('refunds')}</Link>}
            {may('ordering.order') && it.trade_id !== null && <Link to={`/ordering/trades/${it.trade_id}`}>{t('trade')}</Link>}
            {may('ledger.account') && <Link to={`/ledger/documents/${it.payment_id ?? it.id}`}>{t('ledger')}</Link>}
          </Flex>
        </Section>
      )}
      thing="payments.case"
      thingId={id}
    >
      {(it) => (
        <Section title={c('happened')}>
          <Typography.Paragraph style={{ margin: 0 }}>{story(c, it)}</Typography.Paragraph>
          {isGoingBack(it) && <Typography.Paragraph style={{ margin: '8px 0 0' }}>{c('story.back')}</Typography.Paragraph>}
        </Section>
      )}
    </DetailPage>
  )
}

function story(c: CaseText, it: Case): string {
  return c(`story.${it.kind}`, { amount: `¥${yuan(it.amount_fen)}`, asked: `¥${yuan(it.asked_fen ?? 0)}` })
}

function facts(c: CaseText, t: Text, it: Case) {
  const who = it.handled_by_name || (it.state === 'done' ? c('handled.itself') : null)
  return [
    { label: c('amount'), value: <Money fen={it.amount_fen} /> },
    { label: t('amount'), value: <Money fen={it.asked_fen} /> },
    { label: t('left'), value: <Money fen={it.left_fen} /> },
    { label: t('method'), value: t(`method.${it.method}`) },
    { label: t('number'), value: it.payment_number },
    { label: t('gateway-number'), value: it.gateway_number },
    { label: c('created'), value: <Time at={it.created_at} exact /> },
    { label: c('handled'), value: it.handled && c(`handled.${it.handled}`) },
    { label: c('handled.at'), value: <Time at={it.handled_at} exact /> },
    { label: c('handled.by'), value: who },
    { label: c('note'), value: it.note, wide: true },
  ]
}
