/** One request: in whose name, how it stands, and its invoices line by line. */
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import { DetailPage, type Fact, Section } from '@ui/detail-page'
import { Money } from '@ui/money'
import { Flex } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { Time } from '@ui/time'
import { Acts, NumberButton } from './acts'
import { type Invoice, InvoiceState, percent, type Request, RequestState } from './state'
import { type Text, useText } from './texts'

export default function RequestPage() {
  const t = useText()
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/invoicing/requests/{request_id}', { params: { path: { request_id: id } } })
  return (
    <DetailPage<Request>
      asked={asked}
      back="/invoices"
      title={(it) => <span className="ht-number">{it.number}</span>}
      what={(it) => `${it.shop_name} · ${t(`form.${it.form}`)}`}
      state={(it) => <RequestState state={it.state} t={t} />}
      facts={(it) => factsOf(it, t)}
      acts={(it) => <Acts it={it} />}
      thing="invoicing.request"
      thingId={id}
    >
      {(it) => (it.invoices.length === 0 ? <Section title={t('invoices')}>{it.state === 'waiting' ? t('invoices.none') : '—'}</Section> : it.invoices.map((one) => <Shown key={one.id} it={it} invoice={one} t={t} />))}
    </DetailPage>
  )
}

function factsOf(it: Request, t: Text): Fact[] {
  const company: [Parameters<Text>[0], string][] = [
    ['tax-number', it.tax_number],
    ['address', it.address],
    ['phone', it.phone],
    ['bank', it.bank],
    ['bank-account', it.bank_account],
  ]
  return [
    { label: t('order'), value: <Link className="ht-number" to={`/ordering/orders/${it.order_id}`}>{it.order_number}</Link> },
    { label: t('buyer'), value: `${it.title} (${t(`buyer.${it.title_kind}`)})` },
    ...company.filter(([, value]) => value !== '').map(([name, value]) => ({ label: t(name), value })),
    { label: t('asked'), value: <Time at={it.asked_at} exact /> },
    ...(it.ended_at === null ? [] : [{ label: t('ended'), value: <Time at={it.ended_at} exact /> }]),
    ...(it.reason === '' ? [] : [{ label: t('reason'), value: it.reason === 'nothing_left' ? t('reason.nothing_left') : it.reason, wide: true }]),
  ]
}

function Shown({ it, invoice, t }: { it: Request; invoice: Invoice; t: Text }) {
  const sign = invoice.kind === 'red' ? -1 : 1
  return (
    <Section title={t(`kind.${invoice.kind}`)} extra={<InvoiceState invoice={invoice} t={t} />}>
      <Flex gap="8px 32px" wrap style={{ marginBlockEnd: 16 }}>
        <span>{`${t('invoice.number')} `}{invoice.number === null ? <NumberButton it={it} invoice={invoice} /> : <span className="ht-number">{invoice.number}</span>}</span>
        <span>{`${t('amount')} `}<Money fen={sign * invoice.amount_fen} /></span>
        <span>{`${t('tax')} `}<Money fen={sign * invoice.tax_fen} /></span>
        {invoice.issued_at !== null && <span>{`${t('issued')} `}<Time at={invoice.issued_at} exact /></span>}
        <span>{`${t('seller')} ${invoice.seller_name} `}<span className="ht-number">{invoice.seller_tax_number}</span></span>
      </Flex>
      {invoice.error !== null && <p style={{ color: 'var(--ant-color-error)' }}>{invoice.error}</p>}
      <PlainTable
        rows={[...invoice.lines]}
        rowKey="line_id"
        columns={[
          { key: 'goods', title: t('goods'), show: (row) => (row.name === 'freight' ? t('freight') : `${row.name} ${row.spec_text}`) },
          { key: 'quantity', title: t('quantity'), right: true, show: (row) => (row.quantity === 0 ? '—' : sign * row.quantity) },
          { key: 'rate', title: t('rate'), right: true, show: (row) => percent(row.rate_bp) },
          { key: 'amount', title: t('amount'), right: true, show: (row) => <Money fen={sign * row.amount_fen} /> },
          { key: 'tax', title: t('tax'), right: true, show: (row) => <Money fen={sign * row.tax_fen} /> },
        ]}
      />
    </Section>
  )
}
