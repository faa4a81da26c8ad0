/** Coupons that can be taken, and taking them. */
import { Link } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { useLanguage } from '@ui/language'
import { say } from '@ui/shop/say'
import { useSignIn } from '../me/signing-in'
import { useWho } from '../me/who'
import { Coupon } from './coupon'
import { leadsTo } from './scope'
import { useText } from './texts'

type Offered = Schema<'OfferedCouponView'>

export const COUPONS = ['/api/shop/coupons', '/api/shop/checkout']
const FRESH = 10_000
const SKUS_MAX = 60
const DAY: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'numeric', day: 'numeric' }
const UNTIL: Intl.DateTimeFormatOptions = { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false }

/** Of these SKUs only, if any are named. */
export function useOffered(sku_ids: readonly string[] = []) {
  return api.useQuery('get', '/api/shop/coupons', { params: { query: { sku: sku_ids.slice(0, SKUS_MAX) } } }, { staleTime: FRESH })
}

export function useDay() {
  const { language } = useLanguage()
  return {
    day: (at: string) => new Date(at).toLocaleDateString(language, DAY),
    moment: (at: string) => new Date(at).toLocaleString(language, UNTIL),
  }
}

/** `use`: with a way to the goods once it is taken. */
export function OfferedCoupon({ coupon, use = false }: { coupon: Offered; use?: boolean }) {
  const t = useText()
  const { day, moment } = useDay()
  const valid = coupon.valid_days === null ? t('valid.between', { from: day(coupon.valid_from ?? ''), until: day(coupon.valid_until ?? '') }) : t('valid.days', { days: coupon.valid_days })
  const hasAll = coupon.taken >= coupon.per_member
  return (
    <Coupon coupon={coupon} when={[valid, t('until', { end: moment(coupon.take_until) })]} off={!coupon.left && !hasAll}>
      {hasAll ? <Had coupon={coupon} use={use} /> : coupon.left ? <Take coupon={coupon} /> : <span className="hs-weak hs-small">{t('gone')}</span>}
    </Coupon>
  )
}

function Had({ coupon, use }: { coupon: Offered; use: boolean }) {
  const t = useText()
  if (!use) return <span className="hs-weak hs-small">{t('taken')}</span>
  return (
    <Link className="hs-mini hs-mini-link" to={leadsTo(coupon.scope)} aria-label={t('use.name', { name: coupon.name })}>
      {t('use')}
    </Link>
  )
}

function Take({ coupon }: { coupon: Offered }) {
  const t = useText()
  const who = useWho()
  const signIn = useSignIn()
  const act = useAct('post', '/api/shop/coupons/{batch_id}/take', { touches: COUPONS })
  const take = async () => {
    if (who.data?.member === null) {
      signIn()
      return
    }
    try {
      await act.run({ params: { path: { batch_id: coupon.id } } })
      say.done(t('done'))
    } catch (error) {
      say.problem(error)
    }
  }
  return (
    <>
      <button type="button" className="hs-mini hs-mini-full" disabled={act.running} aria-label={t('take.name', { name: coupon.name })} onClick={() => void take()}>
        {t('take')}
      </button>
      {coupon.taken > 0 ? (
        <span className="hs-weak hs-small" style={{ display: 'block' }}>
          {t('taken.of', { taken: coupon.taken, most: coupon.per_member })}
        </span>
      ) : null}
    </>
  )
}
