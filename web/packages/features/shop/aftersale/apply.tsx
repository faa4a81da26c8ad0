/** Asking for a refund or a return: what for, which goods, why, how much. */
import { useState } from 'react'
import { useParams } from 'react-router'
import '@ui/shop/buying.css'
import '@ui/shop/own.css'
import '@ui/shop/reviews.css'
import '@ui/shop/aftersale.css'
import { api } from '@api/client'
import { yuan } from '@ui/money'
import { Anchor } from '@ui/shop/anchor'
import { Check } from '@ui/shop/check'
import { Refused } from '@ui/shop/failures'
import { ShopPage } from '@ui/shop/page'
import { ShopPicture } from '@ui/shop/picture'
import { Bone } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { MembersOnly } from '../me/members-only'
import type { Choice, Options, WantedLine } from './asked'
import { ApplyRest } from './apply-rest'
import { goesOut } from './standing'
import { SwapField } from './swap-field'
import { useText } from './texts'
import { useKinds } from './words-kinds'

export default function ApplyPage() {
  const t = useText()
  return (
    <ShopPage title={t('apply')}>
      <MembersOnly title={t('guest')}>
        <Apply />
      </MembersOnly>
    </ShopPage>
  )
}

function Apply() {
  const t = useText()
  const order_id = useParams()['orderId'] ?? ''
  const asked = api.useQuery('get', '/api/shop/orders/{order_id}/aftersale', { params: { path: { order_id } } })
  if (asked.data === undefined) return asked.error === null ? <Bone height={200} /> : <Refused error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data.kinds.length === 0) {
    return (
      <Told title={t('closed')} what={t('closed.what')}>
        <Anchor to="/orders">{t('to-orders')}</Anchor>
      </Told>
    )
  }
  return <Form options={asked.data} />
}

function Form({ options }: { options: Options }) {
  const choices: Choice[] = options.lines.some((line) => line.pieces_waiting > 0) ? ['unsent', ...options.kinds] : [...options.kinds]
  const [choice, setChoice] = useState<Choice | undefined>(choices[0])
  const [pieces, setPieces] = useState<Record<string, number>>({})
  const [swaps, setSwaps] = useState<Record<string, string>>({})
  const unsent = choice === 'unsent'
  const kind = unsent ? 'refund_only' : choice
  const ofPieces = kind === 'refund_only' || kind === 'return_refund' || kind === 'price_protection' || goesOut(kind ?? '')
  const mostOf = (line: Options['lines'][number]) => (unsent ? line.pieces_waiting : ofPieces ? line.pieces_left : line.fen_left > 0 ? line.quantity : 0)
  const lines: WantedLine[] = options.lines.map((line) => {
    const swap = kind === 'exchange' ? swaps[line.line_id] : undefined
    const quantity = Math.min(pieces[line.line_id] ?? (options.lines.length === 1 ? mostOf(line) : 0), mostOf(line))
    return { line_id: line.line_id, quantity, ...(swap === undefined ? {} : { swap_sku_id: swap }) }
  })
  if (kind === undefined || choice === undefined) return null
  return (
    <>
      <Kinds kinds={choices} kind={choice} choose={setChoice} />
      <Goods options={options} ofPieces={ofPieces} chosen={lines} mostOf={mostOf} set={(id, count) => setPieces({ ...pieces, [id]: count })} swap={kind === 'exchange' ? (id, sku) => setSwaps({ ...swaps, [id]: sku }) : undefined} />
      <ApplyRest order_id={options.order_id} kind={kind} unsent={unsent} lines={lines.filter((one) => one.quantity > 0)} />
    </>
  )
}

function Kinds({ kinds, kind, choose }: { kinds: readonly Choice[]; kind: Choice; choose: (kind: Choice) => void }) {
  const t = useText()
  const k = useKinds()
  const named = (one: Choice) => (one === 'unsent' ? k('unsent') : t(`kind.${one}`))
  return (
    <section className="hs-order" role="radiogroup" aria-label={t('kind')}>
      {kinds.map((one) => (
        <div key={one} className="hs-case-kind">
          <Check role="radio" name={named(one)} on={one === kind} change={() => choose(one)} />
          <span>
            {named(one)}
            <br />
            <span className="hs-weak hs-small">{k(`${one}.what`)}</span>
          </span>
        </div>
      ))}
    </section>
  )
}

interface GoodsProps {
  options: Options
  ofPieces: boolean
  chosen: WantedLine[]
  mostOf: (line: Options['lines'][number]) => number
  set: (id: string, count: number) => void
  swap: ((id: string, sku: string) => void) | undefined
}

function Goods({ options, ofPieces, chosen, mostOf, set, swap }: GoodsProps) {
  const t = useText()
  return (
    <section className="hs-order" aria-label={t('goods')}>
      {options.lines.map((line, place) => {
        const count = chosen[place]?.quantity ?? 0
        const most = mostOf(line)
        return (
          <div key={line.line_id}>
            <div className="hs-review-goods">
              <ShopPicture file={line.picture} alt="" sizes="56px" />
              <span>
                {line.product_name}
                <br />
                <span className="hs-weak hs-small">
                  {line.spec_text} {ofPieces ? t('left', { left: most }) : t('left.fen', { fen: yuan(line.fen_left) })}
                </span>
              </span>
              <span className="hs-case-count">
                <button type="button" className="hs-icon" aria-label={t('fewer', { name: line.product_name })} disabled={count === 0} onClick={() => set(line.line_id, count - 1)}>
                  −
                </button>
                <span aria-live="polite">{count}</span>
                <button type="button" className="hs-icon" aria-label={t('more', { name: line.product_name })} disabled={count >= most} onClick={() => set(line.line_id, count + 1)}>
                  +
                </button>
              </span>
            </div>
            {swap === undefined || count === 0 ? null : <SwapField line={line} chosen={chosen[place]?.swap_sku_id ?? line.sku_id} choose={(sku) => swap(line.line_id, sku)} />}
          </div>
        )
      })}
    </section>
  )
}
