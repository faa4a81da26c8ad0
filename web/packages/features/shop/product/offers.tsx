/** What takes money off it now: what one piece comes to, and which promotions count for it. */
import { useState } from 'react'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { useLanguage } from '@ui/language'
import { yuan } from '@ui/money'
import { RightOutline } from '@ui/shop/icons'
import { Sheet } from '@ui/shop/sheet'
import type { Sku } from './chooser'
import { useText } from './texts'

type Promotion = Schema<'PromotionOnProductView'>
const END: Intl.DateTimeFormatOptions = { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' }

export function Offers({ id, sku }: { id: string; sku: Sku | undefined }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const asked = api.useQuery('get', '/api/shop/products/{product_id}/promotions', { params: { path: { product_id: id } } }, { staleTime: 5_000 })
  const promotions = asked.data?.promotions ?? []
  if (promotions.length === 0) return null
  const price = asked.data?.prices.find((one) => one.sku_id === sku?.id)
  return (
    <>
      <button type="button" className="hs-fact" onClick={() => setOpen(true)}>
        <span className="hs-fact-name">{t('offers')}</span>
        <span className="hs-fact-says">
          {price === undefined ? null : <strong style={{ color: 'var(--hs-price)' }}>{t('offers.price', { price: yuan(price.payable_fen) })} </strong>}
          {promotions.map((one) => one.name).join(' · ')}
        </span>
        <RightOutline aria-hidden />
      </button>
      <Sheet open={open} close={() => setOpen(false)} title={t('offers.title')}>
        <dl className="hs-pad">
          {promotions.map((one) => (
            <Offer key={one.id} promotion={one} />
          ))}
        </dl>
      </Sheet>
    </>
  )
}

function Offer({ promotion }: { promotion: Promotion }) {
  const t = useText()
  const { language } = useLanguage()
  const forWhom = [promotion.only_members && t('offers.members'), promotion.only_new && t('offers.new')].filter(Boolean).join(' · ')
  return (
    <div style={{ paddingBlock: 8 }}>
      <dt style={{ fontWeight: 600 }}>{promotion.name}</dt>
      <dd className="hs-weak">
        {forWhom === '' ? null : <>{forWhom} · </>}
        {t('offers.until', { end: new Date(promotion.ends_at).toLocaleString(language, END) })}
      </dd>
    </div>
  )
}
