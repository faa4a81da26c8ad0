/** One case: what is asked, what may be decided now, and what the parties said. */
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import { useCarriers } from '@ui/carriers'
import { DetailPage, type Fact, Section } from '@ui/detail-page'
import { Money, yuan } from '@ui/money'
import { PlainTable } from '@ui/plain-table'
import { Pictured } from '@ui/thumbnail'
import { Time } from '@ui/time'
import { type Case, CaseState, comesBack, goesOut, MoneyTag } from '../state'
import { type Text, useText } from '../texts'
import { useBack } from '../words-back'
import { useWords } from '../words-found'
import { type GiftText, useGiftText } from '../words-gift'
import { useLostText } from '../words-lost'
import { Acts } from './acts'
import { giftOf } from './gift'
import { useReasons } from './list'
import { droppedOf, lostOf } from './lost'
import { Talk } from './talk'

type FoundWords = ReturnType<typeof useWords>

export default function CasePage() {
  const t = useText()
  const { id = '' } = useParams()
  const reasons = useReasons()
  const carriers = useCarriers()
  const found = useWords()
  const back = useBack()
  const lost = useLostText()
  const gift = useGiftText()
  const asked = api.useQuery('get', '/api/console/aftersale/cases/{case_id}', { params: { path: { case_id: id } } })
  return (
    <DetailPage<Case>
      asked={asked}
      back="/aftersale/cases"
      title={(it) => <span className="ht-number">{it.number}</span>}
      what={(it) => `${it.shop_name} · ${t(`kind.${it.kind}`)} · ${t(`stage.${it.stage}`)}`}
      state={(it) => <CaseState state={it.state} t={t} />}
      facts={(it) => [...factsOf(it, t, found, reasons.nameOf, carriers.nameOf), { label: back('refund-to'), value: back(`refund-to.${it.refund_to}`) }, ...(giftOf(it, gift) === '' ? [] : [{ label: gift('gift.kept'), value: giftOf(it, gift) }]), ...(lostOf(it, lost) === '' ? [] : [{ label: lost('lost'), value: lostOf(it, lost), wide: true }]), ...(droppedOf(it, lost) === '' ? [] : [{ label: lost('dropped'), value: droppedOf(it, lost), wide: true }])]}
      acts={(it) => <Acts it={it} />}
      aside={(it) => <Talk it={it} />}
      thing="aftersale.case"
      thingId={id}
    >
      {(it) => (
        <>
          <Goods it={it} t={t} gift={gift} />
          <Refunds it={it} t={t} />
        </>
      )}
    </DetailPage>
  )
}

function factsOf(it: Case, t: Text, found: FoundWords, reasonOf: (code: string) => string, carrierOf: (code: string) => string): Fact[] {
  const returns = comesBack(it) && !goesOut(it)
  return [
    { label: t('order'), value: <Link className="ht-number" to={`/ordering/orders/${it.order_id}`}>{it.order_number}</Link> },
    { label: t('reason'), value: reasonOf(it.reason) },
    { label: t(goesOut(it) ? 'worth' : 'asked'), value: <Money fen={it.asked_fen} /> },
    ...(it.kind === 'exchange' ? [{ label: t('extra'), value: differenceOf(it.extra_fen, t) }] : []),
    { label: t('agreed'), value: it.agreed_fen === null || (goesOut(it) && it.agreed_fen === 0) ? '—' : <Money fen={it.agreed_fen} /> },
    { label: t('money'), value: <MoneyTag money={it.money} t={t} /> },
    { label: t('opened'), value: <Time at={it.opened_at} exact /> },
    it.ended_at === null ? { label: t('due'), value: it.due_at === null ? '—' : <Time at={it.due_at} exact /> } : { label: t('ended'), value: <Time at={it.ended_at} exact /> },
    ...(returns ? [{ label: t('refund-at'), value: t(`refund-at.${it.refund_at}`) }] : []),
    ...(it.waybill_number === '' ? [] : [{ label: t(it.kind === 'refund_only' ? 'waybill.intercepted' : 'waybill'), value: `${carrierOf(it.carrier_code)} ${it.waybill_number}` }]),
    ...(Object.keys(it.finding).length === 0 ? [] : [{ label: t('finding'), value: foundOf(it.finding, found) }]),
    ...(it.resend_order_id === null ? [] : [{ label: t('resent-by'), value: <Link className="ht-number" to={`/ordering/orders/${it.resend_order_id}`}>{it.resend_order_number}</Link>, wide: true }]),
    ...(it.return_to === '' ? [] : [{ label: t('return-to'), value: it.return_to, wide: true }]),
    ...(it.words === '' ? [] : [{ label: t('words'), value: it.words, wide: true }]),
  ]
}

/** What the warehouse found in the parcel, as far as there was any of it. */
function foundOf(finding: Record<string, unknown>, t: FoundWords): string {
  const told = (['good', 'damaged', 'scrap', 'foreign', 'missing', 'surplus'] as const).filter((name) => Number(finding[name] ?? 0) > 0)
  return told.map((name) => t(name, { count: Number(finding[name]) })).join(' · ')
}

function differenceOf(fen: number, t: Text): string {
  if (fen === 0) return t('extra.none')
  return t(fen > 0 ? 'extra.more' : 'extra.less', { fen: yuan(Math.abs(fen)) })
}

function Goods({ it, t, gift }: { it: Case; t: Text; gift: GiftText }) {
  return (
    <Section title={t('goods')}>
      <PlainTable
        rows={it.lines}
        rowKey="line_id"
        columns={[
          { key: 'goods', title: t('goods'), show: (row) => (row.sku_id === null ? t('freight') : <Pictured file={row.picture} name={row.is_gift ? `${row.product_name} (${row.kept_fen === null ? t('gift') : gift('gift.mark')})` : row.product_name} second={row.swap_sku_id === null ? row.spec_text : `${row.spec_text} → ${t('swap', { name: row.swap_text })}`} />) },
          { key: 'quantity', title: t('quantity'), right: true, show: (row) => (row.quantity === 0 ? '—' : row.quantity) },
          { key: 'held', title: t('held'), right: true, show: (row) => <Money fen={row.held_fen} /> },
        ]}
      />
    </Section>
  )
}

function Refunds({ it, t }: { it: Case; t: Text }) {
  if (it.refunds.length === 0) return <Section title={t('refunds')}>{t('refunds.none')}</Section>
  return (
    <Section title={t('refunds')}>
      <PlainTable
        rows={it.refunds}
        rowKey="refund_id"
        columns={[
          { key: 'state', title: t('money'), show: (row) => <MoneyTag money={row.state} t={t} /> },
          { key: 'amount', title: t('amount'), right: true, show: (row) => <Money fen={row.amount_fen} /> },
          { key: 'asked', title: t('opened'), show: (row) => <Time at={row.asked_at} exact /> },
          { key: 'ended', title: t('ended'), show: (row) => (row.finished_at === null ? '—' : <Time at={row.finished_at} exact />) },
        ]}
      />
    </Section>
  )
}
