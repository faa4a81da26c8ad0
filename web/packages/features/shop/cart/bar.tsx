/** What is chosen comes to so much, and goes on to the checkout; or is taken out. */
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { yuan } from '@ui/money'
import { Check } from '@ui/shop/check'
import { Button } from '@ui/shop/parts'
import { Price } from '@ui/shop/price'
import { say } from '@ui/shop/say'
import { Sheet } from '@ui/shop/sheet'
import { Bone } from '@ui/shop/skeleton'
import { Explained } from '../price/explained'
import type { usePreview } from '../price/asked'
import { useText as usePriceText } from '../price/texts'
import type { CartLine, useCartActs } from './server'
import { canBeBought, chosen, pieces } from './shops'
import { useText } from './texts'

interface CartBarProps {
  lines: CartLine[]
  price: ReturnType<typeof usePreview>
  acts: ReturnType<typeof useCartActs>
  managing: boolean
}

export function CartBar({ lines, price, acts, managing }: CartBarProps) {
  const t = useText()
  const possible = lines.filter(canBeBought)
  const isAll = possible.length > 0 && possible.every((line) => line.chosen)
  return (
    <div className="hs-fixed hs-pay-bar hs-cart-bar">
      <span className="hs-all">
        <Check name={t('choose.all')} on={isAll} disabled={possible.length === 0} change={(on) => acts.choose(possible.map((line) => line.sku_id), on)} />
        <span aria-hidden>{t('choose.all')}</span>
      </span>
      {managing ? <Removing lines={lines} acts={acts} /> : <Buying lines={lines} price={price} />}
    </div>
  )
}

function Removing({ lines, acts }: Pick<CartBarProps, 'lines' | 'acts'>) {
  const t = useText()
  const wanted = chosen(lines)
  const remove = async () => {
    if (await say.ask({ title: t('remove.title', { count: wanted.length }), yes: t('remove.yes'), no: t('remove.no') })) acts.takeOut(wanted.map((line) => line.sku_id))
  }
  return (
    <>
      <span className="hs-sum" />
      <Button color="danger" fill="outline" size="large" disabled={wanted.length === 0} onClick={() => void remove()}>
        {t('remove.chosen', { count: wanted.length })}
      </Button>
    </>
  )
}

function Buying({ lines, price }: Pick<CartBarProps, 'lines' | 'price'>) {
  const t = useText()
  const go = useNavigate()
  const wanted = chosen(lines)
  const count = pieces(wanted)
  const buy = () => {
    if (wanted.length === 0) say.done(t('choose.first'))
    else if (wanted.some((line) => line.standing === 'few_left')) say.done(t('few.first'))
    else void go('/checkout')
  }
  return (
    <>
      <span className="hs-sum" aria-live="polite">
        <Total price={price} isNone={wanted.length === 0} />
      </span>
      <Button color="primary" size="large" onClick={buy}>
        {count === 0 ? t('checkout.none') : t('checkout', { count })}
      </Button>
    </>
  )
}

function Total({ price, isNone }: Pick<CartBarProps, 'price'> & { isNone: boolean }) {
  const t = useText()
  const word = usePriceText()
  const [open, setOpen] = useState(false)
  if (isNone) return <Price fen={0} />
  if (price.data === undefined) {
    if (price.error === null) return <Bone height={36} />
    return (
      <button type="button" className="hs-plain" onClick={() => void price.refetch()}>
        {t('total.failed')}
      </button>
    )
  }
  const preview = price.data
  return (
    <>
      <span style={price.isPlaceholderData ? { opacity: 0.5 } : undefined}>
        <span className="hs-small">{t('total')} </span>
        <Price fen={preview.payable_fen} />
      </span>
      <br />
      {preview.discount_fen === 0 && preview.explained.length === 0 ? (
        <span className="hs-weak" style={{ fontSize: 12 }}>{t('total.plain')}</span>
      ) : (
        <button type="button" className="hs-plain" onClick={() => setOpen(true)}>
          {preview.discount_fen === 0 ? word('title') : <em>{t('total.off', { off: yuan(preview.discount_fen) })}</em>}
        </button>
      )}
      <Sheet open={open} close={() => setOpen(false)} title={word('title')}>
        <Explained preview={preview} sent={!preview.needs_address} />
      </Sheet>
    </>
  )
}
