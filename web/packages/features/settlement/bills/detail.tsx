/** One bill: what it comes to and why, line by line. */
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import { DetailPage, type Fact, Section } from '@ui/detail-page'
import { ListTable } from '@ui/list-table'
import type { Column, Filter } from '@ui/list-types'
import { Money } from '@ui/money'
import { Day, Time } from '@ui/time'
import { Falls } from '@ui/waterfall'
import { Acts } from './acts'
import { type Bill, BillState, KINDS, type Line } from './state'
import { type Text, useText } from './texts'

const LINES = '/api/console/settlement/bills/{bill_id}/lines'

export default function BillPage() {
  const t = useText()
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/settlement/bills/{bill_id}', { params: { path: { bill_id: id } } })
  return (
    <DetailPage<Bill>
      asked={asked}
      back="/bills"
      title={(it) => <span className="ht-number">{it.number}</span>}
      what={(it) => it.merchant_name}
      state={(it) => <BillState it={it} t={t} />}
      facts={(it) => factsOf(it, t)}
      acts={(it) => <Acts it={it} />}
      thing="settlement.bill"
      thingId={id}
    >
      {(it) => (
        <>
          <Section title={t('sums')}>
            <Sums it={it} t={t} />
          </Section>
          <Section title={t('lines')}>
            <ListTable path={LINES} at={{ bill_id: it.id }} columns={columnsOf(t)} filters={filtersOf(t)} exportAs="settlement.bill_lines" empty={{ why: t('lines.none') }} />
          </Section>
        </>
      )}
    </DetailPage>
  )
}

function factsOf(it: Bill, t: Text): Fact[] {
  const moment = (label: string, at: string | null) => (at === null ? [] : [{ label, value: <Time at={at} exact /> }])
  const said = (label: string, words: string) => (words === '' ? [] : [{ label, value: words, wide: true }])
  return [
    { label: t('payable'), value: <strong><Money fen={it.payable_fen} /></strong> },
    { label: t('day'), value: <Day at={it.day} /> },
    { label: t('count'), value: it.line_count },
    ...moment(t('made'), it.made_at),
    ...moment(t('due'), it.due_at),
    ...moment(t('confirmed'), it.confirmed_at),
    ...said(t('dispute.words'), it.dispute_words),
    ...said(t('answer.words'), it.answer_words),
  ]
}

/** Paid and subsidies less fees, with the rest, is what is to be paid. */
function Sums({ it, t }: { it: Bill; t: Text }) {
  const parts = [
    { key: 'paid', fen: it.paid_fen },
    { key: 'subsidy', fen: it.subsidy_fen },
    { key: 'fee', fen: -it.fee_fen },
    { key: 'other', fen: it.other_fen },
    { key: 'payable', fen: it.payable_fen },
  ] as const
  return (
    <>
      <Falls label={t('sums')} steps={parts.map(({ key, fen }) => ({ key, name: t(key), fen, isNet: key === 'payable' }))} />
      {it.payable_fen < 0 && <p style={{ marginBlock: '16px 0' }}>{t('below-zero')}</p>}
    </>
  )
}

function columnsOf(t: Text): Column<Line>[] {
  return [
    { key: 'kind', title: t('kind'), width: 100, show: (it) => t(`kind.${it.kind}`) },
    { key: 'order', title: t('order'), width: 190, show: (it) => (it.order_id === null ? '—' : <Link to={`/ordering/orders/${it.order_id}`}>{it.order_number}</Link>) },
    { key: 'paid', title: t('paid'), width: 110, right: true, show: (it) => <Money fen={it.paid_fen} /> },
    { key: 'subsidy', title: t('subsidy'), width: 100, right: true, show: (it) => <Money fen={it.subsidy_fen} /> },
    { key: 'fee', title: t('fee'), width: 100, right: true, show: (it) => <Money fen={-it.fee_fen} /> },
    { key: 'net', title: t('net'), width: 120, right: true, show: (it) => <Money fen={it.net_fen} /> },
    { key: 'words', title: t('words'), width: 160, show: (it) => it.words || (it.release_on === null ? '—' : t('release-on', { day: it.release_on })) },
    { key: 'at', title: t('at'), width: 150, show: (it) => <Time at={it.at} /> },
  ]
}

function filtersOf(t: Text): Filter[] {
  return [{ kind: 'choices', name: 'kind', title: t('kind'), options: KINDS.map((value) => ({ value, label: t(`kind.${value}`) })) }]
}
