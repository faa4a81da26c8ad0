/** The order before it is one: where to, what from whom, which coupons, and the sum that the buyer agrees to. */
import { type ReactNode, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { shows, useAct } from '@api/act'
import { asProblem } from '@api/problem'
import { yuan } from '@ui/money'
import { Refused } from '@ui/shop/failures'
import { Button } from '@ui/shop/parts'
import { Price } from '@ui/shop/price'
import { say } from '@ui/shop/say'
import { Bone } from '@ui/shop/skeleton'
import { CART } from '../cart/server'
import { type Preview, usePreview } from '../price/asked'
import { Explained } from '../price/explained'
import { AddressesSheet, AddressLine, useAddress } from './addresses'
import { useAgreed } from './agreed'
import { Coupons } from './coupons'
import { RefusedLines } from './refused'
import { ShopPart, type Wanted } from './shop'
import { useText } from './texts'
import { tries } from './tries'
import type { WantedLine } from './wanted'

const SERVER_FAILED = 500
const UNAUTHENTICATED = 401
/** Who is not signed in any more is asked to, here. */
const WHO = ['/api/shop/me']
type State = ReturnType<typeof useOrder>

function useOrder(lines: WantedLine[]) {
  const address = useAddress()
  const [coupons, setCoupons] = useState<string[] | null>(null)
  const [remarks, setRemarks] = useState<Record<string, string>>({})
  const [without, setWithout] = useState<string[]>([])
  const checkout = { lines, address_id: address.address?.id ?? null, coupon_ids: coupons, without_gifts: without }
  const isReady = address.asked.data !== undefined || address.asked.error !== null
  const price = usePreview(isReady ? checkout : { ...checkout, lines: [] })
  const current = price.isPlaceholderData || price.error !== null ? undefined : price.data
  useStale(price.error, () => setCoupons(null), () => void address.asked.refetch())
  const agreed = useAgreed(JSON.stringify(checkout), current?.payable_fen)
  return { address, coupons, setCoupons, remarks, setRemarks, setWithout, checkout, price, current, agreed }
}

/** A coupon or an address that is gone meanwhile is not asked for again. */
function useStale(error: unknown, dropCoupons: () => void, readAddresses: () => void) {
  const code = error === null ? null : asProblem(error).code
  const [seen, setSeen] = useState<string | null>(null)
  if (code === seen) return
  setSeen(code)
  if (code === 'ordering.coupon_unusable') dropCoupons()
  if (code === 'members.address_unknown') readAddresses()
}

/** `bottom` takes what stays at the bottom of the page. */
export function useOrderPage(lines: WantedLine[], wanted: Wanted): { body: ReactNode; bottom: ReactNode } {
  const state = useOrder(lines)
  const [choosing, setChoosing] = useState(false)
  const preview = state.price.data
  if (preview === undefined) {
    const { error } = state.price
    return { body: error === null ? <Bones /> : <Refused error={error} retry={() => void state.price.refetch()} />, bottom: null }
  }
  return {
    body: (
      <>
        <Body state={state} preview={preview} wanted={wanted} readdress={() => setChoosing(true)} />
        <AddressesSheet open={choosing} close={() => setChoosing(false)} state={state.address} />
      </>
    ),
    bottom: <Bottom state={state} preview={preview} readdress={() => setChoosing(true)} />,
  }
}

function Bones() {
  return (
    <div className="hs-waiting">
      <Bone height={72} />
      <br />
      <Bone height={180} />
    </div>
  )
}

interface PartProps {
  state: State
  preview: Preview
  readdress: () => void
}

function Body({ state, preview, wanted, readdress }: PartProps & { wanted: Wanted }) {
  const isKnown = !preview.needs_address
  return (
    <div style={state.price.isPlaceholderData ? { opacity: 0.6 } : undefined}>
      {preview.is_sent ? <AddressLine address={state.address.address} open={readdress} /> : null}
      {state.price.error === null ? null : <Refused error={state.price.error} retry={() => void state.price.refetch()} />}
      <RefusedLines lines={preview.refused} wanted={wanted} readdress={readdress} />
      {preview.shops.map((shop) => (
        <ShopPart
          key={shop.merchant_id}
          shop={shop}
          sent={isKnown}
          wanted={wanted}
          decline={(sku_id) => state.setWithout((before) => [...before, sku_id])}
          remark={state.remarks[shop.merchant_id] ?? ''}
          say={(remark) => state.setRemarks((before) => ({ ...before, [shop.merchant_id]: remark }))}
        />
      ))}
      {preview.shops.length === 0 ? null : (
        <>
          <Coupons checkout={state.checkout} preview={preview} chosen={state.coupons} choose={state.setCoupons} />
          <section className="hs-shop" style={{ paddingBlock: 4 }}>
            <Explained preview={preview} sent={isKnown} />
          </section>
        </>
      )}
    </div>
  )
}

function Bottom({ state, preview, readdress }: PartProps) {
  const t = useText()
  const placing = usePlacing(state)
  const { before } = state.agreed
  const submit = () => {
    if (preview.refused.length > 0) say.done(t('place.refused'))
    else if (preview.needs_address) {
      say.done(t('place.address'))
      readdress()
    } else if (preview.shops.some((shop) => shop.lines.some((line) => line.left !== null))) say.done(t('place.few'))
    else void placing.place()
  }
  return (
    <div className="hs-fixed">
      {before === null ? null : (
        <p className="hs-over-bar" role="alert">
          {t('changed', { before: `¥${yuan(before)}`, now: `¥${yuan(preview.payable_fen)}` })}
        </p>
      )}
      <div className="hs-pay-bar">
        <span className="hs-sum" style={{ textAlign: 'start' }} aria-live="polite">
          <span className="hs-small">{t('payable')} </span>
          <Price fen={preview.payable_fen} />
          {preview.discount_fen === 0 ? null : <span className="hs-small hs-less" style={{ display: 'block' }}>{t('off', { off: yuan(preview.discount_fen) })}</span>}
        </span>
        <Button color="primary" size="large" loading={placing.running} disabled={preview.shops.length === 0 || state.current === undefined} onClick={submit}>
          {t('place')}
        </Button>
      </div>
    </div>
  )
}

/** Orders at the sum that is shown. A refusal leaves everything as it was, at the prices of this moment. */
function usePlacing({ checkout, remarks, current, agreed, price }: State) {
  const go = useNavigate()
  const queries = useQueryClient()
  const act = useAct('post', '/api/shop/orders', { touches: ['/api/shop/orders', '/api/shop/coupons'] })
  const [placed, setPlaced] = useState(false)
  const place = async () => {
    if (current === undefined) return
    agreed.agree()
    const said = current.shops.map((shop) => [shop.merchant_id, remarks[shop.merchant_id]?.trim() ?? ''] as const).filter(([, remark]) => remark !== '')
    const body = { ...checkout, agreed_fen: current.payable_fen, remarks: Object.fromEntries(said) }
    try {
      const trade = await act.run({ body, headers: { 'Idempotency-Key': tries.keyOf(JSON.stringify(body)) } })
      tries.settle()
      setPlaced(true)
      await go(`/pay/${trade.trade_id}`, { replace: true })
      // Only now: without its lines this page would have nothing to show.
      void queries.invalidateQueries({ predicate: (query) => shows(query, CART) })
    } catch (error) {
      const problem = asProblem(error)
      if (problem.status > 0 && problem.status < SERVER_FAILED) tries.settle()
      // Another price is told where the price is, with the one before.
      if (problem.code !== 'ordering.price_changed') say.problem(problem)
      if (problem.status === UNAUTHENTICATED) void queries.invalidateQueries({ predicate: (query) => shows(query, WHO) })
      void price.refetch()
    }
  }
  return { place, running: act.running || placed }
}
