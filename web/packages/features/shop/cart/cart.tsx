/** The cart by shop, with the prices and the stock of this moment, and what is chosen of it. */
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import '@ui/shop/buying.css'
import { Anchor } from '@ui/shop/anchor'
import { Check } from '@ui/shop/check'
import { Refused } from '@ui/shop/failures'
import { CouponOutline, RightOutline, ShopbagOutline } from '@ui/shop/icons'
import { ShopPage } from '@ui/shop/page'
import { Button } from '@ui/shop/parts'
import { say } from '@ui/shop/say'
import { Bone } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { useSignIn } from '../me/signing-in'
import { useWho } from '../me/who'
import { type Note, usePreview, useSettled } from '../price/asked'
import { Hints } from '../price/hints'
import { hintsOf } from '../price/sums'
import { TabBar } from '../tab-bar'
import { CartBar } from './bar'
import { Line, PastLine } from './line'
import { type CartLine, useCart, useCartActs } from './server'
import { byShop, type CartShop, chosen, past } from './shops'
import { useText } from './texts'

type Acts = ReturnType<typeof useCartActs>
const STILL_MILLISECONDS = 250
const NOTHING: CartLine[] = []

export default function CartPage() {
  const t = useText()
  const asked = useCart()
  const acts = useCartActs()
  const [managing, setManaging] = useState(false)
  const lines = asked.data?.lines ?? NOTHING
  const price = usePreview(useWanted(lines))
  const notes = price.data?.explained ?? []
  const isFull = lines.length > 0
  const bottom = (
    <>
      {isFull ? <CartBar lines={lines} price={price} acts={acts} managing={managing} /> : null}
      <TabBar />
    </>
  )
  const extra = isFull ? (
    <button type="button" className="hs-word" onClick={() => setManaging(!managing)}>
      {t(managing ? 'manage.done' : 'manage')}
    </button>
  ) : null
  return (
    <ShopPage title={t('title')} root extra={extra} bottom={bottom}>
      {asked.data === undefined ? asked.error === null ? <Bones /> : <Refused error={asked.error} retry={() => void asked.refetch()} /> : null}
      {asked.data !== undefined && !isFull ? <Nothing /> : null}
      {isFull ? (
        <div className="hs-cart-page">
          <Platform notes={notes} />
          {byShop(lines).map((shop) => (
            <Shop key={shop.id} shop={shop} notes={hintsOf(notes, shop.id)} acts={acts} />
          ))}
          <Past lines={past(lines)} acts={acts} />
        </div>
      ) : null}
    </ShopPage>
  )
}

/** What the price is asked of: asked for anew once nothing has changed for a moment. */
function useWanted(lines: CartLine[]) {
  const key = JSON.stringify(chosen(lines).map(({ sku_id, quantity }) => ({ sku_id, quantity })))
  const settled = useSettled(key, STILL_MILLISECONDS)
  return useMemo(() => ({ lines: JSON.parse(settled) as { sku_id: string; quantity: number }[] }), [settled])
}

function Bones() {
  return (
    <div className="hs-pad hs-waiting">
      <Bone height={120} />
      <br />
      <Bone height={120} />
    </div>
  )
}

function Nothing() {
  const t = useText()
  const who = useWho()
  const signIn = useSignIn()
  const isGuest = who.data?.member === null
  return (
    <Told sign={<ShopbagOutline />} title={t('empty')} what={t(isGuest ? 'empty.guest' : 'empty.what')}>
      {isGuest ? (
        <Button color="primary" onClick={() => signIn()}>
          {t('sign-in')}
        </Button>
      ) : null}
      <Anchor to="/">{t('empty.next')}</Anchor>
    </Told>
  )
}

function Platform({ notes }: { notes: readonly Note[] }) {
  const t = useText()
  const hints = hintsOf(notes, null)
  return (
    <section className="hs-shop" style={{ marginBlockStart: 0 }}>
      <header className="hs-shop-plain">
        <Link to="/coupons" style={{ flex: 1 }}>
          <CouponOutline aria-hidden /> {t('coupons')}
        </Link>
        <RightOutline className="hs-weak" aria-hidden />
      </header>
      <Hints notes={hints} />
    </section>
  )
}

function Shop({ shop, notes, acts }: { shop: CartShop; notes: readonly Note[]; acts: Acts }) {
  const t = useText()
  const isAll = shop.lines.every((line) => line.chosen)
  return (
    <section className="hs-shop" aria-label={shop.name}>
      <header>
        <Check name={t('choose.shop', { name: shop.name })} on={isAll} change={(on) => acts.choose(shop.lines.map((line) => line.sku_id), on)} />
        <h2>
          <Link to={`/shops/${shop.id}`}>
            {shop.name || t('shop')} <RightOutline className="hs-weak" aria-hidden />
          </Link>
        </h2>
      </header>
      <Hints notes={notes} />
      <ul>
        {shop.lines.map((line) => (
          <li key={line.sku_id}>
            <Line line={line} acts={acts} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Past({ lines, acts }: { lines: CartLine[]; acts: Acts }) {
  const t = useText()
  if (lines.length === 0) return null
  const clear = async () => {
    if (await say.ask({ title: t('remove.title', { count: lines.length }), yes: t('remove.yes'), no: t('remove.no') })) acts.takeOut(lines.map((line) => line.sku_id))
  }
  return (
    <section className="hs-shop" aria-label={t('past')}>
      <header className="hs-shop-plain">
        <h2>
          {t('past')} ({lines.length})
        </h2>
        <button type="button" className="hs-word hs-weak" onClick={() => void clear()}>
          {t('past.clear')}
        </button>
      </header>
      <ul>
        {lines.map((line) => (
          <li key={line.sku_id}>
            <PastLine line={line} acts={acts} />
          </li>
        ))}
      </ul>
    </section>
  )
}
