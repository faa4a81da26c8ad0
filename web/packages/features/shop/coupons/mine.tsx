/** One's own coupons: usable, used, expired. */
import { Link, useSearchParams } from 'react-router'
import '@ui/shop/buying.css'
import '@ui/shop/own.css'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Anchor } from '@ui/shop/anchor'
import { Refused } from '@ui/shop/failures'
import { CouponOutline } from '@ui/shop/icons'
import { ShopPage } from '@ui/shop/page'
import { Bone } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { MembersOnly } from '../me/members-only'
import { Coupon } from './coupon'
import { useDay } from './offered'
import { leadsTo } from './scope'
import { useText } from './texts'

type Own = Schema<'OwnCouponView'>

const STANDINGS = ['usable', 'used', 'expired'] as const
type Standing = (typeof STANDINGS)[number]
const SOON_MILLISECONDS = 3 * 86_400_000

export default function OwnCouponsPage() {
  const t = useText()
  const centre = (
    <Link className="hs-word" style={{ lineHeight: '44px' }} to="/coupons">
      {t('to-centre')}
    </Link>
  )
  return (
    <ShopPage title={t('mine')} extra={centre}>
      <MembersOnly title={t('mine.guest')}>
        <Coupons />
      </MembersOnly>
    </ShopPage>
  )
}

function Coupons() {
  const t = useText()
  const [address, setAddress] = useSearchParams()
  const standing = STANDINGS.find((one) => one === address.get('standing')) ?? 'usable'
  return (
    <>
      <div className="hs-tabs-of" role="group" aria-label={t('standing')}>
        {STANDINGS.map((one) => (
          <button type="button" key={one} aria-pressed={standing === one} onClick={() => setAddress(one === 'usable' ? {} : { standing: one }, { replace: true })}>
            {t(`standing.${one}`)}
          </button>
        ))}
      </div>
      <List standing={standing} />
    </>
  )
}

function List({ standing }: { standing: Standing }) {
  const t = useText()
  const asked = api.useQuery('get', '/api/shop/coupons/mine', { params: { query: { standing } } })
  if (asked.data === undefined) {
    return asked.error === null ? (
      <div className="hs-pad hs-waiting">
        <Bone height={92} />
      </div>
    ) : (
      <Refused error={asked.error} retry={() => void asked.refetch()} />
    )
  }
  if (asked.data.length === 0) {
    return (
      <Told sign={<CouponOutline />} title={t(`mine.none.${standing}`)}>
        {standing === 'usable' ? <Anchor to="/coupons">{t('to-centre')}</Anchor> : null}
      </Told>
    )
  }
  return (
    <div className="hs-coupons">
      {asked.data.map((coupon) => (
        <OwnCoupon key={coupon.id} coupon={coupon} standing={standing} now={asked.dataUpdatedAt} />
      ))}
    </div>
  )
}

function OwnCoupon({ coupon, standing, now }: { coupon: Own; standing: Standing; now: number }) {
  const t = useText()
  const { day, moment } = useDay()
  const isLater = Date.parse(coupon.valid_from) > now
  const isSoon = standing === 'usable' && Date.parse(coupon.ends_at) - now < SOON_MILLISECONDS
  const ends = isSoon ? t('ends.soon', { until: moment(coupon.ends_at) }) : t('ends', { until: day(coupon.ends_at) })
  return (
    <Coupon coupon={coupon} when={isLater ? [t('later', { from: moment(coupon.valid_from) }), ends] : [ends]} off={standing !== 'usable'}>
      {standing !== 'usable' ? (
        <span className="hs-weak hs-small">{t(`standing.${standing}`)}</span>
      ) : coupon.state === 'held' ? (
        <Link className="hs-small hs-state-waiting" to="/orders?state=awaiting_payment">
          {t('held')}
        </Link>
      ) : isLater ? null : (
        <Link className="hs-mini hs-mini-link" to={leadsTo(coupon.scope)} aria-label={t('use.name', { name: coupon.name })}>
          {t('use')}
        </Link>
      )}
    </Coupon>
  )
}
