/** Parcels of an order: where they are, and that one has them. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { say } from '@ui/shop/say'
import type { OrderDetail } from './asked'
import { Moment } from './facts'
import { useParcelText } from './parcel-texts'

type Parcel = Schema<'OwnParcelView'>

const SENT = new Set<OrderDetail['state']>(['awaiting_shipment', 'awaiting_receipt', 'completed'])
const TRACKS = ['accepted', 'collected', 'moving', 'delivering', 'signed', 'refused', 'returning', 'returned', 'problem', 'no_movement'] as const

export function Parcels({ order }: { order: OrderDetail }) {
  const t = useParcelText()
  const enabled = SENT.has(order.state)
  const found = api.useQuery('get', '/api/shop/orders/{order_id}/parcels', { params: { path: { order_id: order.id } } }, { enabled }).data
  if (found === undefined || !enabled) return null
  const gone = found.shipments.filter((one) => one.parcels.length > 0)
  if (gone.length === 0 && !found.may_receive) return null
  return (
    <section className="hs-order" aria-label={t('parcels')} style={{ padding: '12px 16px' }}>
      {gone.length === 0 ? null : <h3 style={{ margin: '0 0 8px', fontSize: 15 }}>{t('parcels')}</h3>}
      {gone.map((shipment) => (
        <div key={shipment.id} style={{ marginBlockEnd: 12 }}>
          {shipment.parcels.map((one) => (
            <ParcelLine key={one.id} parcel={one} />
          ))}
          <p className="hs-small hs-weak" style={{ margin: '4px 0 0' }}>
            {shipment.goods.map((one) => `${one.product_name} ${one.spec_text} ×${one.quantity}`).join(' · ')}
          </p>
        </div>
      ))}
      {found.may_receive ? <Receive order={order} /> : null}
    </section>
  )
}

function ParcelLine({ parcel }: { parcel: Parcel }) {
  const t = useParcelText()
  const track = TRACKS.find((one) => one === parcel.track)
  return (
    <>
      <div style={{ display: 'flex', justifyContent: 'space-between', gap: 12 }}>
        <span>
          {parcel.carrier_name} <span className="hs-fen">{parcel.number || t('number.wait')}</span>
        </span>
        <strong style={{ whiteSpace: 'nowrap' }}>{track === undefined ? parcel.track || t('track.sent') : t(`track.${track}`)}</strong>
      </div>
      <Way parcel={parcel} />
    </>
  )
}

/** What the carrier said last; the rest on demand. */
function Way({ parcel }: { parcel: Parcel }) {
  const t = useParcelText()
  const [isOpen, setOpen] = useState(false)
  const [last] = parcel.movements
  if (last === undefined) {
    return (
      <span className="hs-small hs-weak">
        <Moment at={parcel.signed_at ?? parcel.moved_at ?? parcel.sent_at} />
      </span>
    )
  }
  const shown = isOpen ? parcel.movements : [last]
  return (
    <>
      <ol className="hs-story" style={{ listStyle: 'none', margin: 0, paddingInline: 0, paddingBlockStart: 8 }}>
        {shown.map((one, place) => (
          <li key={parcel.movements.length - place}>
            {one.place ? `${one.place} · ${one.words}` : one.words}
            <Moment at={one.at} />
          </li>
        ))}
      </ol>
      {parcel.movements.length > 1 ? (
        <button type="button" className="hs-order-act" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('way.less') : t('way.all', { count: parcel.movements.length })}
        </button>
      ) : null}
    </>
  )
}

function Receive({ order }: { order: OrderDetail }) {
  const t = useParcelText()
  const [asks, setAsks] = useState(false)
  const receive = useAct('post', '/api/shop/orders/{order_id}/receive', { touches: ['/api/shop/orders'] })
  const run = async () => {
    try {
      await receive.run({ params: { path: { order_id: order.id } } })
      say.done(t('received'))
    } catch (error) {
      say.problem(error)
    }
  }
  if (!asks) {
    return (
      <button type="button" className="hs-order-act hs-order-act-first" onClick={() => setAsks(true)}>
        {t('receive')}
      </button>
    )
  }
  return (
    <div role="group" aria-label={t('receive')}>
      <p style={{ margin: '0 0 8px' }}>{t('receive.sure')}</p>
      <div style={{ display: 'flex', gap: 8 }}>
        <button type="button" className="hs-order-act" onClick={() => setAsks(false)}>
          {t('receive.not-yet')}
        </button>
        <button type="button" className="hs-order-act hs-order-act-first" disabled={receive.running} onClick={() => void run()}>
          {t('receive.yes')}
        </button>
      </div>
    </div>
  )
}
