/** One payout: how it stands, each try to pay it, and what banks said. */
import { useParams } from 'react-router'
import { api } from '@api/client'
import { DetailPage, type Fact, Section } from '@ui/detail-page'
import { Money } from '@ui/money'
import { Flex } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { Time } from '@ui/time'
import { Acts } from './acts'
import { type Payout, PayoutState, type Try, TryState } from './state'
import { type Text, useText } from './texts'

export default function PayoutPage() {
  const t = useText()
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/payouts/payouts/{payout_id}', { params: { path: { payout_id: id } } })
  return (
    <DetailPage<Payout>
      asked={asked}
      back="/payouts"
      title={(it) => <span className="ht-number">{it.number}</span>}
      what={(it) => it.merchant_name}
      state={(it) => <PayoutState it={it} t={t} />}
      facts={(it) => factsOf(it, t)}
      acts={(it) => <Acts it={it} />}
      thing="payouts.payout"
      thingId={id}
    >
      {(it) => <Section title={t('tries')}>{it.attempts.length === 0 ? t('tries.none') : <Tries tries={[...it.attempts]} t={t} />}</Section>}
    </DetailPage>
  )
}

function factsOf(it: Payout, t: Text): Fact[] {
  const moment = (label: string, at: string | null) => (at === null ? [] : [{ label, value: <Time at={at} exact /> }])
  return [
    { label: t('amount'), value: <Money fen={it.amount_fen} /> },
    { label: t('source'), value: t(`source.${it.source}`) },
    ...(it.bill_number === null ? [] : [{ label: t('bill'), value: it.bill_number }]),
    ...moment(t('asked'), it.asked_at),
    ...moment(t('approved'), it.approved_at),
    ...moment(t('paid'), it.paid_at),
    ...(it.reason === '' ? [] : [{ label: t('reason'), value: it.reason, wide: true }]),
  ]
}

function Tries({ tries, t }: { tries: Try[]; t: Text }) {
  return (
    <PlainTable
      rows={tries}
      rowKey="id"
      columns={[
        { key: 'number', title: t('try.number'), show: (row) => <span className="ht-number">{row.number}</span> },
        { key: 'state', title: t('state'), show: (row) => <TryState it={row} t={t} /> },
        { key: 'way', title: t('way'), show: (row) => t(`way.${row.way}`) },
        { key: 'account', title: t('account'), show: (row) => <Account row={row} /> },
        { key: 'sent', title: t('sent'), show: (row) => <Time at={row.sent_at} exact /> },
        { key: 'reference', title: t('reference'), show: (row) => row.bank_reference || '—' },
        { key: 'answers', title: t('answers'), show: (row) => <Answers row={row} t={t} /> },
      ]}
    />
  )
}

function Account({ row }: { row: Try }) {
  return (
    <Flex vertical>
      <span>{row.account_name}</span>
      <span>{[row.bank_name, row.bank_branch, row.bank_account].filter(Boolean).join(' ')}</span>
    </Flex>
  )
}

function Answers({ row, t }: { row: Try; t: Text }) {
  if (row.answers.length === 0) return '—'
  return (
    <Flex vertical>
      {row.answers.map((one) => (
        <span key={one.outcome}>
          {t(`answer.${one.outcome}`)} <Time at={one.at} /> {one.reason}
        </span>
      ))}
    </Flex>
  )
}
