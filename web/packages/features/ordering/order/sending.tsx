/** How it is being sent: its shipments, and the way to the rest. */
import { Link } from 'react-router'
import { api } from '@api/client'
import { Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { Flex, Typography } from '@ui/parts'
import type { OrderPage } from '../state'
import { useOrderText } from './texts'

const UNSENT = new Set<OrderPage['state']>(['awaiting_payment', 'cancelled', 'closed'])

export function Sending({ it }: { it: OrderPage }) {
  const own = useOrderText()
  const enabled = useMay()('fulfilment.shipment') && !UNSENT.has(it.state)
  const sent = api.useQuery('get', '/api/console/fulfilment/shipments', { params: { query: { text: it.number } } }, { enabled }).data
  const open = api.useQuery('get', '/api/console/fulfilment/open-orders', { params: { query: { order_id: it.id } } }, { enabled }).data
  if (sent === undefined || open === undefined || !enabled) return null
  const waiting = open.items.reduce((sum, one) => sum + one.waiting, 0)
  const shipments = sent.items.filter((one) => one.state !== 'void')
  if (waiting === 0 && shipments.length === 0) return null
  return (
    <Section title={own('sending')} extra={<Link to={`/fulfilment/orders/${it.id}`}>{own('sending.more')}</Link>}>
      <Flex vertical gap={8}>
        {shipments.map((one) => (
          <Flex key={one.id} gap={12} wrap>
            <Link className="ht-number" to={`/fulfilment/shipments/${one.id}`}>
              {one.number}
            </Link>
            <span>{own(`sending.${one.state}`)}</span>
            <span>{one.warehouse_name}</span>
            <span className="ht-number">{one.waybills.join(' ')}</span>
          </Flex>
        ))}
        {waiting > 0 && <Typography.Text type="warning">{own('sending.waits', { count: waiting })}</Typography.Text>}
      </Flex>
    </Section>
  )
}
