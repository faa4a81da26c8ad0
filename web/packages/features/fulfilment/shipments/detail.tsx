/** One shipment: what it brings to whom, its parcels, and what else could go with it. */
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { useCarriers } from '@ui/carriers'
import { DetailPage, type Fact, Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Alert, Button, Flex } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { PrintButton } from '@ui/print'
import { useSay } from '@ui/say'
import { Pictured } from '@ui/thumbnail'
import { Time } from '@ui/time'
import { usePaperWords } from '@ui/words-papers'
import { useWaybillText, whyNone } from '@ui/words-waybills'
import { type Shipment, ShipmentState, whyVoid } from '../state'
import { useText } from '../texts'
import { AskForm } from './ask-form'
import { Promised } from './columns'
import { Parcels } from './parcels'
import { ShipForm } from './ship-form'

const LIST = '/fulfilment/shipments'
/** Numbers come in a moment. */
const AWAITED_MILLISECONDS = 2_000

export default function ShipmentPage() {
  const t = useText()
  const { id = '' } = useParams()
  const carriers = useCarriers()
  const asked = api.useQuery(
    'get',
    '/api/console/fulfilment/shipments/{shipment_id}',
    { params: { path: { shipment_id: id } } },
    { refetchInterval: (query) => (query.state.data?.waybill_state === 'asked' ? AWAITED_MILLISECONDS : false) },
  )
  return (
    <DetailPage<Shipment>
      asked={asked}
      back={LIST}
      title={(it) => <span className="ht-number">{it.number}</span>}
      what={(it) => `${it.warehouse_name} · ${t(`mode.${it.mode}`)}`}
      state={(it) => <ShipmentState state={it.state} t={t} />}
      facts={(it) => facts(it, t, carriers.nameOf)}
      acts={(it) => (
        <>
          <Prints it={it} />
          <Acts it={it} />
        </>
      )}
      aside={(it) => <Aside it={it} />}
      thing="fulfilment.shipment"
      thingId={id}
    >
      {(it) => (
        <>
          <Notices it={it} />
          <Goods it={it} />
          <Parcels parcels={it.parcels} />
        </>
      )}
    </DetailPage>
  )
}

function facts(it: Shipment, t: ReturnType<typeof useText>, carrierOf: (code: string) => string): Fact[] {
  return [
    { label: t('receiver'), value: `${it.recipient ?? '—'} ${it.phone ?? ''}` },
    { label: t('promise'), value: <Promised row={it} t={t} /> },
    { label: t('carrier'), value: carrierOf(it.carrier_code) },
    { label: t('distance'), value: t('km', { km: it.km }) },
    { label: t('pieces'), value: it.pieces_count },
    { label: t('value'), value: <Money fen={it.value_fen} /> },
    ...(it.cod_fen > 0 ? [{ label: t('cod'), value: <Money fen={it.cod_fen} /> }] : []),
    { label: t('created'), value: <Time at={it.created_at} exact /> },
    { label: t('shipped-at'), value: it.shipped_at && <Time at={it.shipped_at} exact /> },
    { label: t('signed-at'), value: it.signed_at && <Time at={it.signed_at} exact /> },
    { label: t('address'), value: `${it.region} ${it.detail ?? ''}`, wide: true },
    ...(it.remark === '' ? [] : [{ label: t('remark'), value: it.remark, wide: true }]),
  ]
}

function Prints({ it }: { it: Shipment }) {
  const may = useMay()
  const paper = usePaperWords()
  if (it.state === 'void' || !may('fulfilment.shipment', 'write')) return null
  return (
    <>
      <PrintButton path="/api/console/fulfilment/shipments/delivery-notes" body={{ shipment_ids: [it.id] }} title={paper('note')} />
      {it.waybill_ids.length > 0 && may('logistics.waybill', 'write') && <PrintButton path="/api/console/logistics/waybills/print" body={{ waybill_ids: it.waybill_ids }} title={paper('waybills')} />}
    </>
  )
}

function Acts({ it }: { it: Shipment }) {
  const t = useText()
  const mayWrite = useMay()('fulfilment.shipment', 'write')
  const [open, setOpen] = useState(false)
  const [asking, setAsking] = useState(false)
  const say = useSay()
  const word = useWaybillText()
  const give = useAct('post', '/api/console/fulfilment/shipments/ship')
  const asks = it.mode === 'own' ? it.state === 'waiting' : it.state === 'packed'
  if (!mayWrite || (it.state !== 'waiting' && !asks)) return null
  const numbered = it.mode === 'own' && it.waybill_state === 'issued'
  async function handOver() {
    try {
      await give.run({ body: { shipment_ids: [it.id] } })
      say.done(t('ship.done'))
    } catch (error) {
      say.problem(error)
    }
  }
  return (
    <>
      {asks && it.waybill_state !== 'typed' && <Button onClick={() => setAsking(true)}>{word(it.waybill_state === 'none' ? 'ask' : 'again')}</Button>}
      {it.state === 'waiting' && (
        <Button type={it.mode === 'own' && !numbered ? 'primary' : 'default'} onClick={() => setOpen(true)}>
          {t('ship.typed')}
        </Button>
      )}
      {numbered && (
        <Button type="primary" loading={give.running} onClick={() => void handOver()}>
          {t('ship.numbered')}
        </Button>
      )}
      {open && <ShipForm it={it} open close={() => setOpen(false)} />}
      {asking && <AskForm ids={[it.id]} carrier={it.carrier_code || undefined} close={() => setAsking(false)} />}
    </>
  )
}

function Notices({ it }: { it: Shipment }) {
  const t = useText()
  const word = useWaybillText()
  const say = useSay()
  const go = useNavigate()
  const mayWrite = useMay()('fulfilment.shipment', 'write')
  const merge = useAct('post', '/api/console/fulfilment/shipments/merge')
  async function together() {
    try {
      const merged = await merge.run({ body: { shipment_ids: [it.id, ...it.together_with.map((one) => one.id)] } })
      say.done(t('merge.done'))
      await go(`${LIST}/${merged}`)
    } catch (error) {
      say.problem(error)
    }
  }
  if (it.state === 'void') {
    const to = it.merged_into === null ? null : <Link to={`${LIST}/${it.merged_into}`}>{t('void.to-merged')}</Link>
    return <Alert type="info" showIcon title={t('void', { why: whyVoid(it.void_reason, t) })} action={to} />
  }
  if (it.waybill_state === 'refused') {
    const why = it.parcels.find((one) => one.waybill_state === 'refused')?.waybill_error ?? ''
    return <Alert type="error" showIcon title={`${word('refused')}：${whyNone(word, why)}`} description={word('again.help')} />
  }
  if (it.together_with.length === 0) return null
  const act = mayWrite && (
    <Button size="small" loading={merge.running} onClick={() => void together()}>
      {t('merge')}
    </Button>
  )
  return <Alert type="info" showIcon title={t('merge.hint', { count: it.together_with.length })} action={act} />
}

function Goods({ it }: { it: Shipment }) {
  const t = useText()
  return (
    <Section title={t('lines')}>
      <PlainTable
        rows={it.lines}
        columns={[
          { key: 'goods', title: t('lines'), show: (row) => <Pictured file={row.picture} name={row.product_name} second={row.spec_text} /> },
          { key: 'sku', title: t('sku'), show: (row) => <span className="ht-number">{row.sku_code}</span> },
          { key: 'order', title: t('order'), show: (row) => <Link to={`/ordering/orders/${row.order_id}`}>{row.order_number}</Link> },
          { key: 'quantity', title: t('quantity'), right: true, show: (row) => row.quantity },
        ]}
      />
    </Section>
  )
}

function Aside({ it }: { it: Shipment }) {
  const t = useText()
  const orders = new Map(it.lines.map((one) => [one.order_id, one.order_number]))
  return (
    <Section title={t('related')}>
      <Flex vertical gap={8}>
        {[...orders].map(([id, number]) => (
          <Link key={id} to={`/fulfilment/orders/${id}`}>
            {t('to-order')} {orders.size > 1 ? number : ''}
          </Link>
        ))}
        {it.together_with.map((one) => (
          <Link key={one.id} to={`${LIST}/${one.id}`} className="ht-number">
            {one.number}
          </Link>
        ))}
      </Flex>
    </Section>
  )
}
