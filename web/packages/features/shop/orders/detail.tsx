/** One of one's own orders: how it stands, where it goes, what it cost, what became of the money. */
import { useState } from 'react'
import { useParams } from 'react-router'
import '@ui/shop/buying.css'
import '@ui/shop/own.css'
import { asProblem } from '@api/problem'
import { yuan } from '@ui/money'
import { Anchor } from '@ui/shop/anchor'
import { Refused } from '@ui/shop/failures'
import { EnvironmentOutline } from '@ui/shop/icons'
import { ShopPage } from '@ui/shop/page'
import { Bone } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { InvoiceWay } from '../invoices/entry'
import { MembersOnly } from '../me/members-only'
import { useMember } from '../me/who'
import { useSecondsLeft } from '../pay/standing'
import { Acts } from './acts'
import { type OrderDetail, useOrder } from './asked'
import { Facts, MoneyBack } from './facts'
import { Keys } from './keys'
import { Bought } from './lines'
import { MoveSheet } from './move-sheet'
import { Parcels } from './parcels'
import { meaningOf, useStanding } from './standing'
import { Story } from './story'
import { Sums } from './price'
import { useText } from './texts'

const NONE = new Set([404, 422])

export default function OrderPage() {
  const t = useText()
  const id = useParams()['orderId'] ?? ''
  const asked = useOrder(id, useMember() !== null)
  if (asked.data !== undefined) return <Shown order={asked.data} saidAt={asked.dataUpdatedAt} look={asked.refetch} />
  return (
    <ShopPage title={t('detail')}>
      <MembersOnly title={t('guest')}>
        {asked.error === null ? <Bone height={160} /> : NONE.has(asProblem(asked.error).status) ? <Unknown /> : <Refused error={asked.error} retry={() => void asked.refetch()} />}
      </MembersOnly>
    </ShopPage>
  )
}

function Unknown() {
  const t = useText()
  return (
    <Told title={t('unknown')} what={t('unknown.what')}>
      <Anchor to="/orders">{t('to-list')}</Anchor>
    </Told>
  )
}

function Shown({ order, saidAt, look }: { order: OrderDetail; saidAt: number; look: () => unknown }) {
  const t = useText()
  const bottom = (
    <div className="hs-fixed">
      <div className="hs-order-acts" style={{ padding: '9px 16px' }} role="group" aria-label={t('acts')}>
        <InvoiceWay order={order} />
        <Acts order={order} />
      </div>
    </div>
  )
  return (
    <ShopPage title={t('detail')} bottom={bottom}>
      <Head order={order} saidAt={saidAt} look={look} />
      {order.region_code === '' ? null : <Address order={order} />}
      <Keys order={order} />
      <Parcels order={order} />
      <Bought order={order} />
      <Sums order={order} />
      <MoneyBack order={order} />
      <Story id={order.id} key={order.version} />
      <Facts order={order} />
    </ShopPage>
  )
}

function Head({ order, saidAt, look }: { order: OrderDetail; saidAt: number; look: () => unknown }) {
  const t = useText()
  const standing = useStanding()
  const seconds = useSecondsLeft(order.seconds_left, saidAt, order.state === 'awaiting_payment' ? look : nothing)
  const beside = order.trade_orders - 1
  return (
    <section className="hs-order-head">
      <h2 className={`hs-state-${meaningOf(order)}`}>{standing.word(order)}</h2>
      <p role="status">{standing.next(order, seconds)}</p>
      {order.state === 'awaiting_payment' && beside > 0 ? <p className="hs-small">{t('together', { count: beside, fen: yuan(order.trade_payable_fen) })}</p> : null}
    </section>
  )
}

function nothing() {
  return undefined
}

function Address({ order }: { order: OrderDetail }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const mayMove = order.acts.includes('change_address')
  return (
    <section className="hs-order" aria-label={t('address')}>
      <div className="hs-address-of">
        <EnvironmentOutline aria-hidden />
        <span>
          <strong>{order.recipient}</strong> {order.phone}
          <br />
          <span className="hs-weak">
            {order.region} {order.detail}
          </span>
        </span>
        {mayMove ? (
          <button type="button" className="hs-mini" onClick={() => setOpen(true)}>
            {t('act.address')}
          </button>
        ) : null}
      </div>
      {mayMove ? <MoveSheet order={order} open={open} close={() => setOpen(false)} /> : null}
    </section>
  )
}
