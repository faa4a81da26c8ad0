/** Paying a trade. Only the server says that it is paid: this page asks, and never claims it. */
import { useCallback, useState } from 'react'
import { Link, useParams } from 'react-router'
import '@ui/shop/buying.css'
import { asProblem } from '@api/problem'
import { yuan } from '@ui/money'
import { Anchor } from '@ui/shop/anchor'
import { Refused } from '@ui/shop/failures'
import { CheckCircleFill, ExclamationCircleOutline, UserOutline } from '@ui/shop/icons'
import { ShopPage } from '@ui/shop/page'
import { Button } from '@ui/shop/parts'
import { Price } from '@ui/shop/price'
import { Bone } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { useSignIn } from '../me/signing-in'
import { useWho } from '../me/who'
import { clock, isAwaited, type Trade, useSecondsLeft, useTrade } from './standing'
import { useText } from './texts'
import { Waiting } from './waiting'
import { useWays } from './ways'

const NONE = new Set([404, 422])

export default function PayPage() {
  const t = useText()
  const id = useParams()['tradeId'] ?? ''
  const who = useWho()
  const isMember = who.data !== undefined && who.data.member !== null
  const asked = useTrade(id, isMember)
  if (who.data?.member === null) return <Guest />
  if (asked.data !== undefined) {
    const trade = asked.data
    if (trade.state === 'waiting') return <Due trade={trade} saidAt={asked.dataUpdatedAt} look={asked.refetch} />
    return <ShopPage title={t('title')}>{trade.state === 'cancelled' ? <Cancelled /> : <Settled trade={trade} />}</ShopPage>
  }
  const error = who.error ?? asked.error
  return (
    <ShopPage title={t('title')}>
      {error === null ? <Bone height={150} /> : NONE.has(asProblem(error).status) ? <Unknown /> : <Refused error={error} retry={() => void (who.error === null ? asked.refetch() : who.refetch())} />}
    </ShopPage>
  )
}

interface DueProps {
  trade: Trade
  saidAt: number
  look: () => unknown
}

function Due({ trade, saidAt, look }: DueProps) {
  const t = useText()
  const [isOther, setOther] = useState(false)
  const [fresh, setFresh] = useState<string | null>(null)
  const left = useCallback(() => setFresh(null), [])
  const leave = () => {
    setFresh(null)
    setOther(true)
  }
  const seconds = useSecondsLeft(trade.seconds_left, saidAt, look)
  const newest = trade.payments[0]
  const known = trade.payments.find((one) => one.id === fresh)
  const begun = known === undefined || isAwaited(known) ? fresh : null
  const waitsFor = begun ?? (isAwaited(newest) && !isOther ? newest?.id : undefined)
  const isOver = seconds === 0
  const isChoosing = waitsFor === undefined && !isOver
  const ways = useWays({
    trade,
    offered: isChoosing,
    begun: (payment_id) => {
      setOther(false)
      setFresh(payment_id)
    },
  })
  return (
    <ShopPage title={t('title')} bottom={isChoosing ? ways.bottom : null}>
      <section className="hs-due">
        <span className="hs-weak">{t('due')}</span>
        <Price fen={trade.payable_fen} size="large" />
        <span className="hs-small" role="timer">
          {isOver ? t('over') : t('left', { left: clock(seconds) })}
        </span>
        <span className="hs-small hs-weak">{t('number', { number: trade.number })}</span>
      </section>
      {isChoosing && newest !== undefined && !isAwaited(newest) ? (
        <p className="hs-note" role="alert">
          {t('failed')}
        </p>
      ) : null}
      {isChoosing ? ways.body : null}
      {waitsFor === undefined || isOver ? null : <Waiting key={waitsFor} trade={trade} payment_id={waitsFor} fresh={fresh === waitsFor} left={left} other={leave} />}
    </ShopPage>
  )
}

/** Paid, or to be paid at the door: the order goes on. */
function Settled({ trade }: { trade: Trade }) {
  const t = useText()
  const isPaid = trade.state === 'paid'
  const title = isPaid ? (trade.payable_fen === 0 ? 'paid.free' : 'paid') : 'cash'
  const what = isPaid ? t('paid.what') : t('cash.what', { fen: yuan(trade.payable_fen) })
  const only = trade.orders.length === 1 ? trade.orders[0] : undefined
  return (
    <>
      <Told sign={<CheckCircleFill className="hs-good" />} title={t(title)} what={what}>
        <Price fen={trade.payable_fen} size="large" />
        <Anchor to={only === undefined ? '/orders' : `/orders/${only.id}`}>{t('orders')}</Anchor>
        <Anchor to="/">{t('home')}</Anchor>
      </Told>
      {only === undefined ? (
        <ul className="hs-lines" style={{ background: '#fff' }}>
          {trade.orders.map((order) => (
            <li key={order.id}>
              <Link className="hs-line" to={`/orders/${order.id}`}>
                <span>{t('order', { shop: order.shop_name })}</span>
                <Price fen={order.payable_fen} size="small" />
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function Cancelled() {
  const t = useText()
  return (
    <Told sign={<ExclamationCircleOutline />} title={t('cancelled')} what={t('cancelled.what')}>
      <Anchor to="/orders">{t('orders')}</Anchor>
      <Anchor to="/">{t('home')}</Anchor>
    </Told>
  )
}

function Unknown() {
  const t = useText()
  return (
    <Told title={t('unknown')} what={t('unknown.what')}>
      <Anchor to="/orders">{t('orders')}</Anchor>
      <Anchor to="/">{t('home')}</Anchor>
    </Told>
  )
}

function Guest() {
  const t = useText()
  const signIn = useSignIn()
  return (
    <ShopPage title={t('title')}>
      <Told sign={<UserOutline />} title={t('guest')} what={t('guest.what')}>
        <Button color="primary" onClick={() => signIn()}>
          {t('sign-in')}
        </Button>
      </Told>
    </ShopPage>
  )
}
