/** The way from an order to its invoices. */
import { Link } from 'react-router'
import type { Schema } from '@api/types'
import { useText } from './texts'

const STATES = new Set(['awaiting_shipment', 'awaiting_receipt', 'completed'])

export function InvoiceWay({ order }: { order: Pick<Schema<'OwnOrderView'>, 'id' | 'state'> }) {
  const t = useText()
  if (!STATES.has(order.state)) return null
  return (
    <Link className="hs-order-act" to={`/orders/${order.id}/invoice`}>
      {t('entry')}
    </Link>
  )
}
