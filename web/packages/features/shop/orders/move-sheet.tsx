/** Another address for an order that has not gone yet. */
import { useAct } from '@api/act'
import { api } from '@api/client'
import { say } from '@ui/shop/say'
import { AddressesSheet } from '../checkout/addresses'
import { ORDERS, type OrderDetail } from './asked'
import { useText } from './texts'

export function MoveSheet({ order, open, close }: { order: OrderDetail; open: boolean; close: () => void }) {
  const t = useText()
  const asked = api.useQuery('get', '/api/shop/addresses', {}, { enabled: open })
  const move = useAct('put', '/api/shop/orders/{order_id}/address', { touches: ORDERS })
  const is = (one: { recipient: string; phone: string; region_code: string; detail: string }) =>
    one.recipient === order.recipient && one.phone === order.phone && one.region_code === order.region_code && one.detail === order.detail
  const address = asked.data?.find(is) ?? null
  const choose = (address_id: string) => {
    if (address_id === address?.id) return
    move.run({ params: { path: { order_id: order.id } }, body: { version: order.version, address_id } }).then(() => say.done(t('address.changed')), say.problem)
  }
  return <AddressesSheet open={open} close={close} state={{ address, choose, asked }} />
}
