/** Where it is sent, and what that costs for what is chosen. */
import { useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@api/client'
import { yuan } from '@ui/money'
import { EnvironmentOutline, RightOutline } from '@ui/shop/icons'
import { RegionSheet } from '@ui/shop/region-sheet'
import { Bone } from '@ui/shop/skeleton'
import { useRegion } from '../region'
import type { Product, Sku } from './chooser'
import { useText } from './texts'

interface DeliveryProps {
  product: Product
  sku: Sku | undefined
  quantity: number
}

export function Delivery({ product, sku, quantity }: DeliveryProps) {
  const t = useText()
  const { region, choose } = useRegion()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="hs-fact" onClick={() => setOpen(true)}>
        <span className="hs-fact-name">{t('delivery')}</span>
        <span className="hs-fact-says">
          {region === null || sku === undefined ? t('delivery.choose') : <Freight product={product} sku={sku} quantity={quantity} region={region} />}
        </span>
        <RightOutline aria-hidden />
      </button>
      <RegionSheet open={open} close={() => setOpen(false)} value={region} choose={choose} />
    </>
  )
}

function Freight({ product, sku, quantity, region }: { product: Product; sku: Sku; quantity: number; region: string }) {
  const t = useText()
  const asked = api.useQuery(
    'get',
    '/api/shop/products/{product_id}/freight',
    { params: { path: { product_id: product.id }, query: { region, sku: sku.id, quantity } } },
    { placeholderData: keepPreviousData, staleTime: 60_000 },
  )
  const quote = asked.data
  if (quote === undefined) return asked.error === null ? <Bone height={44} /> : t('freight.failed')
  const isFree = quote.outcome === 'free' || quote.outcome === 'no_template' || quote.fee_fen === 0
  return (
    <>
      <EnvironmentOutline aria-hidden /> {quote.region_name}
      <br />
      <span aria-live="polite">
        {quote.outcome === 'not_delivered' ? (
          <span style={{ color: 'var(--hs-price)' }}>{t('freight.not_delivered')}</span>
        ) : quote.outcome === 'not_sent' ? (
          t('freight.not_sent')
        ) : isFree ? (
          t('freight.free')
        ) : (
          t('freight', { fee: yuan(quote.fee_fen ?? 0) })
        )}
        {quote.outcome === 'charged' && product.skus.length > 1 ? <span className="hs-weak hs-small"> {t('freight.for', { spec: sku.spec_name, count: quantity })}</span> : null}
      </span>
    </>
  )
}
