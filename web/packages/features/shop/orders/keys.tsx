/** Card keys of an order: the buyer's alone, here and nowhere else. */
import { api } from '@api/client'
import { say } from '@ui/shop/say'
import { type OrderDetail, useOrder } from './asked'
import { useParcelText } from './parcel-texts'

/** Keys that are waited for appear while the buyer looks on. */
const LOOK_MILLISECONDS = 5_000
const HAS_KEYS = new Set<OrderDetail['state']>(['awaiting_shipment', 'awaiting_receipt', 'completed'])

/** With its last key the order is on its way: it is asked for again until it says so. */
export function Keys({ order }: { order: OrderDetail }) {
  const t = useParcelText()
  const enabled = HAS_KEYS.has(order.state)
  const asked = api.useQuery(
    'get',
    '/api/shop/orders/{order_id}/keys',
    { params: { path: { order_id: order.id } } },
    { enabled, refetchInterval: (query) => (query.state.data?.some((line) => line.waiting > 0) ? LOOK_MILLISECONDS : false) },
  )
  const found = asked.data ?? []
  const isOver = order.state === 'awaiting_shipment' && isAllThere(order, found)
  useOrder(order.id, enabled, isOver ? LOOK_MILLISECONDS : undefined)
  if (!enabled || found.length === 0) return null
  return (
    <section className="hs-order" aria-label={t('keys')} style={{ padding: '12px 16px' }}>
      <h3 style={{ margin: '0 0 8px', fontSize: 15 }}>{t('keys')}</h3>
      {found.map((line, position) => (
        <div key={`${line.line_id}${position}`} style={{ marginBlockEnd: 12 }}>
          <div className="hs-small hs-weak">{`${line.product_name} ${line.spec_text}`}</div>
          {line.keys.map((one) => (
            <Key key={one} text={one} />
          ))}
          {line.waiting > 0 ? <p style={{ margin: '4px 0 0' }}>{t('keys.wait', { count: line.waiting })}</p> : null}
        </div>
      ))}
      <p className="hs-small hs-weak" style={{ margin: 0 }}>
        {t('keys.what')}
      </p>
    </section>
  )
}

function isAllThere(order: OrderDetail, found: readonly { waiting: number }[]) {
  return found.length >= order.lines.length && found.every((line) => line.waiting === 0)
}

function Key({ text }: { text: string }) {
  const t = useParcelText()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      say.done(t('keys.copied'))
    } catch {
      say.done(t('keys.by-hand'))
    }
  }
  return (
    <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 12, minHeight: 44 }}>
      <code style={{ overflowWrap: 'anywhere', fontSize: 15, userSelect: 'all' }}>{text}</code>
      <button type="button" className="hs-order-act" onClick={() => void copy()}>
        {t('keys.copy')}
      </button>
    </div>
  )
}
