/** One order: how it stands, what was sold and why it costs that, who gets it, what happened. */
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import { DetailPage, type Fact, Section } from '@ui/detail-page'
import { useMay, useMe } from '@ui/me'
import { Alert, Button, Flex, Typography } from '@ui/parts'
import { Time } from '@ui/time'
import { FlagMark, FulfilmentTag, isHeld, type OrderPage, OrderState, PaymentTag, reasonsOf } from '../state'
import { useText } from '../texts'
import { useOrderActs } from '../use-acts'
import { Acts } from './acts'
import { Delivery } from './delivery'
import { Lines } from './lines'
import { Margin } from './margin'
import { Payments } from './payments'
import { Sending } from './sending'
import { Story } from './story'
import { useOrderText } from './texts'
import { Waterfall } from './waterfall'

function useFacts() {
  const t = useText()
  const own = useOrderText()
  const isPlatform = useMe().place.console === 'platform'
  const mayTrade = useMay()('ordering.trade')
  const time = (at: string | null | undefined) => at && <Time at={at} exact />
  return (it: OrderPage): Fact[] => [
    { label: t('payment'), value: <PaymentTag it={it} t={t} /> },
    { label: t('fulfilment'), value: <FulfilmentTag it={it} t={t} /> },
    ...(it.aftersale === 'open' ? [{ label: t('aftersale'), value: t('aftersale.open') }] : []),
    ...(isPlatform ? [{ label: t('shop'), value: it.shop_name }] : []),
    { label: t('buyer'), value: it.buyer_name },
    { label: t('trade'), value: mayTrade ? <Link to={`/ordering/trades/${it.trade_id}`}>{it.trade_number}</Link> : it.trade_number },
    { label: t('placed'), value: time(it.placed_at) },
    it.state === 'awaiting_payment' ? { label: own('expires'), value: time(it.expires_at) } : { label: t('paid'), value: time(it.paid_at) },
    ...(it.ship_by && it.state === 'awaiting_shipment' ? [{ label: t('ship-by'), value: time(it.ship_by) }] : []),
    ...(it.ended_at ? [{ label: t('ended'), value: time(it.ended_at) }] : []),
    ...(it.supplements ? [{ label: own('supplements'), value: <Link to={`/ordering/orders/${it.supplements}`}>{t('order')}</Link> }] : []),
  ]
}

export default function Order() {
  const t = useText()
  const { id = '' } = useParams()
  const factsOf = useFacts()
  const asked = api.useQuery('get', '/api/console/ordering/orders/{order_id}', { params: { path: { order_id: id } } })
  return (
    <DetailPage<OrderPage>
      asked={asked}
      back="/ordering/orders"
      title={(it) => <span className="ht-number">{it.number}</span>}
      state={(it) => <OrderState it={it} t={t} />}
      facts={factsOf}
      acts={(it) => <Acts it={it} />}
      aside={(it) => <Aside it={it} />}
      thing="ordering.order"
      thingId={id}
    >
      {(it) => (
        <>
          <Held it={it} />
          <Lines it={it} />
          <Sending it={it} />
          {it.region_code === '' ? null : <Delivery it={it} />}
          <Payments it={it} />
          <Margin it={it} />
          <Waterfall order_id={it.id} />
        </>
      )}
    </DetailPage>
  )
}

/** What must be known first: it does not go on by itself. */
function Held({ it }: { it: OrderPage }) {
  const t = useText()
  const own = useOrderText()
  const may = useMay()('ordering.hold', 'write')
  const { release, drawn } = useOrderActs()
  if (!isHeld(it)) return null
  const act = may && (
    <Button size="small" onClick={() => release([it])}>
      {own('held.look')}
    </Button>
  )
  return (
    <>
      <Alert type="warning" showIcon title={own('held', { why: reasonsOf(it.held_for, t) })} action={act} />
      {drawn}
    </>
  )
}

function Aside({ it }: { it: OrderPage }) {
  const t = useText()
  const own = useOrderText()
  const isPlatform = useMe().place.console === 'platform'
  return (
    <>
      <Section title={own('remarks')} extra={<FlagMark flag={it.flag} t={t} />}>
        <Flex vertical gap={8}>
          <Said label={t('remark')} text={it.remark || own('remark.none')} />
          <Said label={t('note.own')} text={it.note || own('note.none')} />
        </Flex>
      </Section>
      {it.sisters_count > 0 && (
        <Section title={own('sisters')}>
          <Typography.Paragraph style={{ margin: 0 }}>{own('sisters.count', { count: it.sisters_count })}</Typography.Paragraph>
          {isPlatform && <Link to={`/ordering/trades/${it.trade_id}`}>{it.trade_number}</Link>}
        </Section>
      )}
      <Story it={it} />
    </>
  )
}

function Said({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {label}
      </Typography.Text>
      <div style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>{text}</div>
    </div>
  )
}
