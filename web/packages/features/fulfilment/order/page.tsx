/** How one order is being sent: where its pieces are, its shipments, and why. */
import { Link, useParams } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { DetailPage, Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { Button, Flex, Tooltip } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { ShipmentState } from '../state'
import { useText } from '../texts'
import { Decisions } from './decisions'

type Sending = Schema<'FulfilmentOfOrderView'>

export default function OfOrder() {
  const t = useText()
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/fulfilment/orders/{order_id}', { params: { path: { order_id: id } } })
  return (
    <DetailPage<Sending>
      asked={asked}
      back="/fulfilment/desk"
      title={() => t('of-order')}
      state={(it) => <StatusTag meaning={it.state === 'received' ? 'good' : it.state === 'stopped' ? 'off' : 'running'}>{t(`demand.${it.state}`)}</StatusTag>}
      facts={(it) => [
        { label: t('order'), value: <Link to={`/ordering/orders/${it.order_id}`}>{it.shipments[0]?.order_numbers[0] ?? t('order')}</Link> },
        { label: t('ship-by'), value: <Time at={it.ship_by} exact /> },
        { label: t('receive-by'), value: it.receive_by && <Time at={it.receive_by} exact /> },
      ]}
      acts={(it) => <SourceNow it={it} />}
      thing="fulfilment.order"
      thingId={id}
    >
      {(it) => (
        <>
          <Lines it={it} />
          <Shipments it={it} />
          <Decisions decisions={it.decisions} />
        </>
      )}
    </DetailPage>
  )
}

function SourceNow({ it }: { it: Sending }) {
  const t = useText()
  const say = useSay()
  const may = useMay()('fulfilment.shipment', 'write')
  const source = useAct('post', '/api/console/fulfilment/orders/{order_id}/source')
  if (!may || !it.lines.some((one) => one.waiting > 0)) return null
  async function run() {
    try {
      await source.run({ params: { path: { order_id: it.order_id } } })
      say.done(t('source.done'))
    } catch (error) {
      say.problem(error)
    }
  }
  return (
    <Tooltip title={t('source.hint')}>
      <Button type="primary" loading={source.running} onClick={() => void run()}>
        {t('source')}
      </Button>
    </Tooltip>
  )
}

function Lines({ it }: { it: Sending }) {
  const t = useText()
  return (
    <Section title={t('lines')}>
      <PlainTable
        rows={it.lines.map((one) => ({ ...one, id: `${one.line_id}${one.sku_id}` }))}
        columns={[
          { key: 'goods', title: t('lines'), show: (row) => `${row.product_name} ${row.spec_text}` },
          { key: 'sku', title: t('sku'), show: (row) => <span className="ht-number">{row.sku_code}</span> },
          { key: 'ordered', title: t('ordered'), right: true, show: (row) => row.quantity },
          { key: 'waiting', title: t('waiting'), right: true, show: (row) => (row.waiting > 0 ? <strong>{row.waiting}</strong> : 0) },
          { key: 'assigned', title: t('assigned'), right: true, show: (row) => row.assigned },
          { key: 'shipped', title: t('shipped'), right: true, show: (row) => row.shipped },
          { key: 'dropped', title: t('dropped'), right: true, show: (row) => row.dropped },
        ]}
      />
    </Section>
  )
}

function Shipments({ it }: { it: Sending }) {
  const t = useText()
  return (
    <Section title={t('shipments')}>
      <PlainTable
        rows={it.shipments}
        columns={[
          {
            key: 'number',
            title: t('number'),
            show: (row) => (
              <Link className="ht-number" to={`/fulfilment/shipments/${row.id}`}>
                {row.number}
              </Link>
            ),
          },
          { key: 'state', title: t('state'), show: (row) => <ShipmentState state={row.state} t={t} /> },
          { key: 'warehouse', title: t('warehouse'), show: (row) => row.warehouse_name },
          {
            key: 'goods',
            title: t('lines'),
            show: (row) => (
              <Flex vertical>
                {row.lines.map((one) => (
                  <span key={one.id}>
                    {one.product_name} {one.spec_text} × {one.quantity}
                  </span>
                ))}
              </Flex>
            ),
          },
          { key: 'waybills', title: t('waybills'), show: (row) => <span className="ht-number">{row.waybills.join(' ') || '—'}</span> },
          { key: 'shipped', title: t('shipped-at'), show: (row) => <Time at={row.shipped_at} /> },
        ]}
      />
    </Section>
  )
}
