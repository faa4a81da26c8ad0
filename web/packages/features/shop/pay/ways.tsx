/** The ways to pay, and beginning with one of them. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { yuan } from '@ui/money'
import { Refused } from '@ui/shop/failures'
import { AlipayCircleFill, BankcardOutline, CheckCircleFill, CollectMoneyOutline, PayCircleOutline, ScanCodeOutline, TruckOutline } from '@ui/shop/icons'
import { Button } from '@ui/shop/parts'
import { say } from '@ui/shop/say'
import { Bone } from '@ui/shop/skeleton'
import { here } from './scene'
import type { Method, Trade } from './standing'
import { useText } from './texts'

const SIGNS = { wechat: ScanCodeOutline, alipay: AlipayCircleFill, stored_value: PayCircleOutline, bank_transfer: BankcardOutline, cash_on_delivery: TruckOutline, sandbox: CollectMoneyOutline }

/** What pays at once is offered first. */
const AT_ONCE: readonly Method[] = ['wechat', 'alipay', 'stored_value', 'sandbox']

interface WaysProps {
  trade: Trade
  /** Whether there is a way to choose: what is being paid, or just was, is not asked about. */
  offered: boolean
  /** It began; this is its id. */
  begun: (payment_id: string) => void
}

/** `bottom` takes what stays at the bottom of the page. */
export function useWays({ trade, offered, begun }: WaysProps) {
  const t = useText()
  const asked = api.useQuery('get', '/api/shop/payments/trades/{trade_id}/methods', { params: { path: { trade_id: trade.id } } }, { staleTime: 0, enabled: offered })
  const stored = api.useQuery('get', '/api/shop/payments/stored-value', {}, { enabled: asked.data?.includes('stored_value') ?? false })
  const [wanted, setWanted] = useState<Method | null>(null)
  const act = useAct('post', '/api/shop/payments', { touches: ['/api/shop/trades', '/api/shop/payments/stored-value'] })
  const methods = asked.data ?? []
  const balance = stored.data?.balance_fen
  const isShort = (method: Method) => method === 'stored_value' && (balance ?? 0) < trade.payable_fen
  const usable = methods.filter((method) => !isShort(method))
  const chosen = wanted !== null && usable.includes(wanted) ? wanted : (AT_ONCE.find((method) => usable.includes(method)) ?? usable[0])
  const pay = async () => {
    if (chosen === undefined) return
    try {
      begun(await act.run({ body: { trade_id: trade.id, method: chosen, ...here() } }))
    } catch (error) {
      say.problem(error)
      void asked.refetch()
    }
  }
  const body = (
    <section className="hs-ways">
      <h2 id="ways">{t('ways')}</h2>
      {asked.data === undefined ? asked.error === null ? <Bone height={120} /> : <Refused error={asked.error} retry={() => void asked.refetch()} /> : null}
      {asked.data?.length === 0 ? <p className="hs-pad hs-weak">{t('ways.none')}</p> : null}
      <div role="radiogroup" aria-labelledby="ways">
        {methods.map((method) => (
          <Way key={method} method={method} on={method === chosen} balance={balance} short={isShort(method)} choose={() => setWanted(method)} />
        ))}
      </div>
    </section>
  )
  const bottom = (
    <div className="hs-fixed hs-pay-bar">
      <Button block color="primary" size="large" style={{ flex: 1 }} disabled={chosen === undefined} loading={act.running} onClick={() => void pay()}>
        {t('pay', { fen: yuan(trade.payable_fen) })}
      </Button>
    </div>
  )
  return { body, bottom }
}

interface WayProps {
  method: Method
  on: boolean
  balance: number | undefined
  short: boolean
  choose: () => void
}

function Way({ method, on, balance, short, choose }: WayProps) {
  const t = useText()
  const Sign = SIGNS[method]
  const what = method === 'stored_value' ? t(short ? 'way.stored_value.short' : 'way.stored_value.what', { balance: yuan(balance ?? 0) }) : t(`way.${method}.what`)
  return (
    <button type="button" role="radio" aria-checked={on} className="hs-way-to-pay" disabled={short} onClick={choose}>
      <span className="hs-way-sign" aria-hidden>
        <Sign />
      </span>
      <span className="hs-way-says">
        {t(`way.${method}`)}
        <br />
        <span className="hs-weak hs-small">{what}</span>
      </span>
      <span className="hs-way-mark" aria-hidden>
        {on ? <CheckCircleFill /> : <i />}
      </span>
    </button>
  )
}
