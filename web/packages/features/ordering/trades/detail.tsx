/** One trade: its orders, its payments, and what became of each offer. */
import { Link, useParams } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { DetailPage, type Fact, Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { Money, yuan } from '@ui/money'
import { Button, Flex, Tag, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { Payments } from '../order/payments'
import { OrderState, type Summary } from '../state'
import { useText } from '../texts'
import { TradeState } from './list'
import { type TradeKey, type TradeText, useTradeText } from './texts'

type Trade = Schema<'TradeDetailView'>
type Note = Trade['explained'][number]

function factsOf(it: Trade, t: TradeText): Fact[] {
  const time = (at: string | null) => at && <Time at={at} exact />
  return [
    { label: t('buyer'), value: it.buyer_name },
    { label: t('goods'), value: <Money fen={it.goods_fen} /> },
    { label: t('discount'), value: <Money fen={-it.discount_fen} /> },
    ...(it.adjust_fen === 0 ? [] : [{ label: t('adjust'), value: <Money fen={it.adjust_fen} /> }]),
    { label: t('freight'), value: <Money fen={it.freight_fen} /> },
    { label: t('payable'), value: <Money fen={it.payable_fen} /> },
    { label: t('placed'), value: time(it.placed_at) },
    it.state === 'waiting' ? { label: t('expires'), value: time(it.expires_at) } : { label: t('paid'), value: time(it.paid_at) },
    ...(it.ended_at ? [{ label: t('ended'), value: time(it.ended_at) }] : []),
  ]
}

export default function TradePage() {
  const t = useTradeText()
  const { id = '' } = useParams()
  const may = useMay()
  const asked = api.useQuery('get', '/api/console/ordering/trades/{trade_id}', { params: { path: { trade_id: id } } })
  return (
    <DetailPage<Trade>
      asked={asked}
      back="/ordering/trades"
      title={(it) => <span className="ht-number">{it.number}</span>}
      state={(it) => <TradeState it={it} t={t} />}
      facts={(it) => factsOf(it, t)}
      acts={(it) => it.state === 'waiting' && may('ordering.trade', 'write') && <Cancel it={it} />}
    >
      {(it) => (
        <>
          <Orders orders={it.orders} t={t} />
          <Payments it={{ trade_id: it.id }} />
          <Explained notes={it.explained} t={t} />
        </>
      )}
    </DetailPage>
  )
}

function Cancel({ it }: { it: Trade }) {
  const t = useText()
  const say = useSay()
  const cancel = useAct('post', '/api/console/ordering/trades/{trade_id}/cancel')
  async function giveUp() {
    const what = t('cancel_trade.what', { count: it.orders.length })
    if (!(await say.confirm({ title: t('cancel_trade.title', { number: it.number }), what, act: t('cancel_trade.act'), danger: true }))) return
    await cancel.run({ params: { path: { trade_id: it.id } } })
    say.done(t('cancel_trade.done'))
  }
  return (
    <Button danger loading={cancel.running} onClick={() => void giveUp().catch(say.problem)}>
      {t('cancel_trade')}
    </Button>
  )
}

function Orders({ orders, t }: { orders: readonly Summary[]; t: TradeText }) {
  const word = useText()
  return (
    <Section title={t('orders')}>
      <PlainTable<Summary>
        rows={orders}
        columns={[
          {
            key: 'number',
            title: t('orders.number'),
            show: (one) => (
              <Link to={`/ordering/orders/${one.id}`} className="ht-number">
                {one.number}
              </Link>
            ),
          },
          { key: 'shop', title: t('orders.shop'), show: (one) => one.shop_name },
          { key: 'state', title: t('state'), show: (one) => <OrderState it={one} t={word} /> },
          { key: 'pieces', title: t('orders.pieces'), right: true, show: (one) => one.pieces_count },
          { key: 'recipient', title: t('orders.recipient'), show: (one) => one.recipient },
          { key: 'payable', title: t('payable'), right: true, show: (one) => <Money fen={one.payable_fen} /> },
        ]}
      />
    </Section>
  )
}

const WHYS = ['applied', 'below_threshold', 'too_few_pieces', 'other_is_better', 'exclusive', 'not_your_level', 'only_new_buyers', 'only_members', 'limit_used', 'no_goods', 'nothing_left']

/** Why an offer was not applied; what a later release adds is shown as it is written. */
export function whyOf(note: Pick<Note, 'why' | 'values'>, t: TradeText): string {
  if (!WHYS.includes(note.why)) return note.why
  const { missing_fen: fen, missing } = note.values
  return t(`why.${note.why}` as TradeKey, { missing: typeof fen === 'number' ? yuan(fen) : (missing ?? '') })
}

function Explained({ notes, t }: { notes: readonly Note[]; t: TradeText }) {
  return (
    <Section title={t('explained')}>
      <Typography.Paragraph type="secondary">{t('explained.what')}</Typography.Paragraph>
      <PlainTable<Note>
        rows={notes}
        rowKey="offer_id"
        empty={t('explained.none')}
        columns={[
          {
            key: 'offer',
            title: t('explained.offer'),
            show: (one) => (
              <Flex gap={6} align="center">
                <Tag style={{ marginInlineEnd: 0 }}>{t(one.kind === 'coupon' ? 'kind.coupon' : 'kind.promotion')}</Tag>
                {one.name}
              </Flex>
            ),
          },
          { key: 'result', title: t('explained.result'), show: (one) => <StatusTag meaning={one.applied ? 'good' : 'off'}>{t(one.applied ? 'explained.applied' : 'explained.not')}</StatusTag> },
          { key: 'why', title: '', show: (one) => (one.applied ? '' : whyOf(one, t)) },
        ]}
      />
    </Section>
  )
}
