/** Coupons of one's own: the best are used by themselves, another choice is possible. */
import { type ReactNode, useState } from 'react'
import { api } from '@api/client'
import { useLanguage } from '@ui/language'
import { yuan } from '@ui/money'
import { Check } from '@ui/shop/check'
import { Refused } from '@ui/shop/failures'
import { RightOutline } from '@ui/shop/icons'
import { Button } from '@ui/shop/parts'
import { Sheet } from '@ui/shop/sheet'
import { Bone } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { type Checkout, type Preview, usePreview } from '../price/asked'
import { useReason } from '../price/reasons'
import { taken } from '../price/sums'
import { useText } from './texts'
import { type Held, type Sorted, sorted } from './usable'
import { Worth } from './worth'

interface CouponsProps {
  checkout: Checkout
  preview: Preview
  /** Null: whichever are best. */
  chosen: string[] | null
  choose: (coupons: string[] | null) => void
}

/** What of one's own coupons can be used here; undefined while it is not known. */
function useSorted(checkout: Checkout) {
  const held = api.useQuery('get', '/api/shop/coupons/mine')
  const best = usePreview({ ...checkout, coupon_ids: null })
  const found = held.data && best.data ? sorted(held.data, best.data, held.dataUpdatedAt) : undefined
  return { found, error: held.error ?? best.error, retry: () => void Promise.all([held.refetch(), best.refetch()]) }
}

export function Coupons({ checkout, preview, chosen, choose }: CouponsProps) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const { found, error, retry } = useSorted(checkout)
  const off = taken(preview).reduce((sum, one) => sum + (one.kind === 'coupon' ? one.fen : 0), 0)
  const count = preview.coupons_used.length
  const usable = found?.usable.length ?? 0
  return (
    <section className="hs-shop">
      <button type="button" className="hs-row hs-row-go" onClick={() => setOpen(true)}>
        <span>{t('coupons')}</span>
        <span>
          {count > 0 ? (
            <span className="hs-less">{off > 0 ? t('coupons.used', { count, off: yuan(off) }) : t('coupons.used.freight', { count })}</span>
          ) : (
            <span className={usable > 0 ? 'hs-less' : 'hs-weak'}>{usable > 0 ? t('coupons.some', { count: usable }) : t('coupons.none')}</span>
          )}{' '}
          <RightOutline aria-hidden />
        </span>
      </button>
      <Sheet
        open={open}
        close={() => setOpen(false)}
        title={t('coupons')}
        full
        foot={
          <div className="hs-two">
            <Button block size="large" onClick={() => choose(chosen === null ? [] : null)}>
              {t(chosen === null ? 'coupons.without' : 'coupons.best')}
            </Button>
            <Button block color="primary" size="large" onClick={() => setOpen(false)}>
              {off > 0 ? `${t('coupons.done')} −¥${yuan(off)}` : t('coupons.done')}
            </Button>
          </div>
        }
      >
        {found === undefined ? error === null ? <Bone height={96} /> : <Refused error={error} retry={retry} /> : <Choice found={found} preview={preview} chosen={chosen} choose={choose} />}
      </Sheet>
    </section>
  )
}

function Choice({ found, preview, chosen, choose }: { found: Sorted } & Pick<CouponsProps, 'preview' | 'chosen' | 'choose'>) {
  const t = useText()
  const reason = useReason()
  const wanted = chosen ?? preview.coupons_used
  const toggle = (id: string, on: boolean) => choose(on ? [...wanted, id] : wanted.filter((one) => one !== id))
  const why = new Map(preview.explained.map((note) => [note.offer_id, note]))
  if (found.usable.length + found.unusable.length === 0) return <Told title={t('coupons.empty')} />
  return (
    <>
      {found.usable.length === 0 ? null : <h3 className="hs-coupons-head">{t('coupons.usable')}</h3>}
      {found.usable.map((coupon) => {
        const note = why.get(coupon.id)
        const isWanted = wanted.includes(coupon.id)
        return (
          <Coupon key={coupon.id} coupon={coupon} said={isWanted && note !== undefined && !note.applied ? reason(note) : null}>
            <Check name={t('coupons.choose', { name: coupon.name })} on={isWanted} change={(on) => toggle(coupon.id, on)} />
          </Coupon>
        )
      })}
      {found.unusable.length === 0 ? null : <h3 className="hs-coupons-head">{t('coupons.unusable')}</h3>}
      {found.unusable.map(({ coupon, later, note }) => (
        <Coupon key={coupon.id} coupon={coupon} off later={later} said={note === null ? null : reason(note)} />
      ))}
    </>
  )
}

const DAY: Intl.DateTimeFormatOptions = { month: 'numeric', day: 'numeric' }

interface CouponProps {
  coupon: Held
  off?: boolean
  /** It counts from a day on that has not come. */
  later?: boolean
  /** Why it does not count. */
  said: string | null
  children?: ReactNode
}

function Coupon({ coupon, off = false, later = false, said, children }: CouponProps) {
  const t = useText()
  const { language } = useLanguage()
  const day = (at: string) => new Date(at).toLocaleDateString(language, DAY)
  return (
    <div className={`hs-coupon ${off ? 'hs-coupon-off' : ''}`}>
      <Worth coupon={coupon} />
      <span className="hs-coupon-says">
        <strong>{coupon.name}</strong>
        <span className="hs-weak hs-small">{later ? t('coupons.later', { day: day(coupon.valid_from) }) : t('coupons.until', { day: day(coupon.ends_at) })}</span>
        {said === null ? null : <span className="hs-told-here">{said}</span>}
      </span>
      {children}
    </div>
  )
}
