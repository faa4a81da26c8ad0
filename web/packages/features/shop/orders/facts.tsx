/** What became of the money, and the numbers that one is asked for. */
import type { ReactNode } from 'react'
import { useLanguage } from '@ui/language'
import { yuan } from '@ui/money'
import { say } from '@ui/shop/say'
import { useText as usePayText } from '../pay/texts'
import type { OrderDetail } from './asked'
import { useText } from './texts'

const EXACT: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }

export function Moment({ at }: { at: string }) {
  const { language } = useLanguage()
  return <time dateTime={at}>{new Date(at).toLocaleString(language, EXACT)}</time>
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export function MoneyBack({ order }: { order: OrderDetail }) {
  const t = useText()
  const p = usePayText()
  const paidBy = order.paid_by ?? null
  if (paidBy === null && order.refunds.length === 0) return null
  return (
    <section className="hs-order" aria-label={t('money')}>
      <dl className="hs-order-facts">
        {paidBy === null ? null : <Fact name={t('money.by')}>{p(`way.${paidBy}`)}</Fact>}
        {order.paid_at === null ? null : (
          <Fact name={t('money.at')}>
            <Moment at={order.paid_at} />
          </Fact>
        )}
        {order.refunds.map((one) => (
          <Fact key={one.asked_at} name={t('money.refund')}>
            {one.is_done ? t('money.refund.done', { fen: yuan(one.amount_fen), method: p(`way.${one.method}`) }) : t('money.refund.under-way', { fen: yuan(one.amount_fen) })}
          </Fact>
        ))}
      </dl>
    </section>
  )
}

export function Facts({ order }: { order: OrderDetail }) {
  const t = useText()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(order.number)
      say.done(t('copied'))
    } catch {
      say.done(t('copy.failed'))
    }
  }
  return (
    <section className="hs-order" aria-label={t('facts')}>
      <dl className="hs-order-facts">
        <Fact name={t('number')}>
          <span className="hs-fen">{order.number}</span>
          <button type="button" className="hs-mini" onClick={() => void copy()}>
            {t('copy')}
          </button>
        </Fact>
        <Fact name={t('trade')}>
          <span className="hs-fen">{order.trade_number}</span>
        </Fact>
        <Fact name={t('placed')}>
          <Moment at={order.placed_at} />
        </Fact>
        {order.remark === '' ? null : <Fact name={t('remark')}>{order.remark}</Fact>}
      </dl>
    </section>
  )
}
