/** One coupon: what it is worth, what for, how long, and what one can do with it. */
import type { ReactNode } from 'react'
import { Worth } from '../checkout/worth'
import { type Scope, useScopeWords } from './scope'
import { useText } from './texts'

interface CouponProps {
  coupon: Parameters<typeof Worth>[0]['coupon'] & { name: string; merchant_id: string | null; scope: Scope }
  when: string[]
  off?: boolean
  children?: ReactNode
}

export function Coupon({ coupon, when, off = false, children }: CouponProps) {
  const t = useText()
  const words = useScopeWords()
  return (
    <article className={`hs-coupon ${off ? 'hs-coupon-off' : ''}`} aria-label={coupon.name}>
      <Worth coupon={coupon} />
      <span className="hs-coupon-says">
        <strong>
          <span className={`hs-label ${coupon.merchant_id === null ? 'hs-label-teal' : 'hs-label-blue'}`}>{t(coupon.merchant_id === null ? 'platform' : 'shop')}</span> {coupon.name}
        </strong>
        <span className="hs-small">{words(coupon.scope)}</span>
        {when.map((line) => (
          <span className="hs-weak hs-small" key={line}>
            {line}
          </span>
        ))}
      </span>
      <span className="hs-coupon-take">{children}</span>
    </article>
  )
}
