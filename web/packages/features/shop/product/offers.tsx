/** What takes money off it now: what one piece comes to, promotions that count for it, coupons to take. */
import { useMemo, useState } from 'react'
import '@ui/shop/buying.css'
import '@ui/shop/own.css'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { useLanguage } from '@ui/language'
import { yuan } from '@ui/money'
import { RightOutline } from '@ui/shop/icons'
import { Sheet } from '@ui/shop/sheet'
import { OfferedCoupon, useOffered } from '../coupons/offered'
import { type Limit, LimitWords, useLimits } from '../price/limits'
import { useOfferName } from '../price/name'
import type { Product, Sku } from './chooser'
import { useText } from './texts'

type Promotion = Schema<'PromotionOnProductView'>
const END: Intl.DateTimeFormatOptions = { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false }
const NAMED_MAX = 2

export function Offers({ product, sku }: { product: Product; sku: Sku | undefined }) {
  const t = useText()
  const nameOf = useOfferName()
  const [open, setOpen] = useState(false)
  const asked = api.useQuery('get', '/api/shop/products/{product_id}/promotions', { params: { path: { product_id: product.id } } }, { staleTime: 5_000 })
  const sku_ids = useMemo(() => product.skus.map((one) => one.id), [product])
  const coupons = useOffered(sku_ids).data ?? []
  const limits = useLimits(open ? sku_ids : [])
  const promotions = asked.data?.promotions ?? []
  if (promotions.length + coupons.length === 0) return null
  const price = asked.data?.prices.find((one) => one.sku_id === sku?.id)
  return (
    <>
      <button type="button" className="hs-fact" onClick={() => setOpen(true)}>
        <span className="hs-fact-name">{t('offers')}</span>
        <span className="hs-fact-says">
          {price === undefined ? null : <strong style={{ display: 'block', color: 'var(--hs-price)' }}>{t('offers.price', { price: yuan(price.payable_fen) })}</strong>}
          <span className="hs-offs hs-offs-short">
            <Names names={coupons.map((one) => one.name)} label={t('offers.coupon')} />
            <Names names={promotions.map(nameOf)} />
          </span>
        </span>
        <RightOutline aria-hidden />
      </button>
      <Sheet open={open} close={() => setOpen(false)} title={t('offers.title')}>
        {coupons.length === 0 ? null : (
          <>
            <h3 className="hs-coupons-head">{t('offers.coupons')}</h3>
            {coupons.map((coupon) => (
              <OfferedCoupon key={coupon.id} coupon={coupon} />
            ))}
          </>
        )}
        {promotions.length === 0 ? null : (
          <>
            <h3 className="hs-coupons-head">{t('offers.promotions')}</h3>
            <dl className="hs-pad" style={{ paddingBlockStart: 0 }}>
              {promotions.map((one) => (
                <Offer key={one.id} promotion={one} limits={limits.filter((limit) => limit.promotion_id === one.id && (limit.sku_id === null || limit.sku_id === sku?.id))} />
              ))}
            </dl>
          </>
        )}
      </Sheet>
    </>
  )
}

/** As many as fit into a row; the sheet tells all. */
function Names({ names, label }: { names: string[]; label?: string }) {
  return names.slice(0, NAMED_MAX).map((name, place) => (
    <span className="hs-label" key={`${place}${name}`}>
      {label === undefined ? name : `${label} ${name}`}
    </span>
  ))
}

function Offer({ promotion, limits }: { promotion: Promotion; limits: readonly Limit[] }) {
  const t = useText()
  const { language } = useLanguage()
  const nameOf = useOfferName()
  const forWhom = [promotion.only_members && t('offers.members'), promotion.only_new && t('offers.new')].filter(Boolean).join(' · ')
  return (
    <div style={{ paddingBlock: 8 }}>
      <dt style={{ fontWeight: 600 }}>
        {promotion.of_platform ? <span className="hs-label hs-label-teal">{t('offers.platform')}</span> : null} {nameOf(promotion)}
      </dt>
      <dd className="hs-weak hs-small">
        {forWhom === '' ? null : <>{forWhom} · </>}
        {t('offers.until', { end: new Date(promotion.ends_at).toLocaleString(language, END) })}
        {limits.map((one) => (
          <span key={one.sku_id ?? ''} style={{ display: 'block' }} data-limit>
            <LimitWords limit={one} plain />
          </span>
        ))}
      </dd>
    </div>
  )
}
