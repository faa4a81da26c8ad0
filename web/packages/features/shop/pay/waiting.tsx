/** A payment is under way: what the buyer has to do for it, and that its end is waited for. */
import { useEffect } from 'react'
import { yuan } from '@ui/money'
import { Refused } from '@ui/shop/failures'
import { ClockCircleOutline } from '@ui/shop/icons'
import { Button } from '@ui/shop/parts'
import { Qr } from '@ui/shop/qr'
import { say } from '@ui/shop/say'
import { Told } from '@ui/shop/told'
import { Inside } from './inside'
import { goOut } from './scene'
import { bridgeOf, type Payment, type Trade, usePayment, wayOut } from './standing'
import { useText } from './texts'

interface WaitingProps {
  trade: Trade
  payment_id: string
  /** It was just begun on this page: the buyer goes where he pays without being asked again. */
  fresh: boolean
  left: () => void
  other: () => void
}

export function Waiting({ trade, payment_id, fresh, left, other }: WaitingProps) {
  const t = useText()
  const asked = usePayment(payment_id)
  const payment = asked.data
  const out = payment === undefined ? null : wayOut(payment)
  useEffect(() => {
    if (!fresh || out === null) return
    left()
    goOut(out)
  }, [fresh, out, left])
  if (payment === undefined && asked.error !== null) return <Refused error={asked.error} retry={() => void asked.refetch()} />
  if (payment === undefined || payment.state === 'created') return <Told sign={<ClockCircleOutline />} title={t('begin')} />
  if (payment.state === 'succeeded') return <Told sign={<ClockCircleOutline />} title={t('heard')} />
  return (
    <>
      <How trade={trade} payment={payment} out={out} />
      <div className="hs-pad" style={{ paddingBlockStart: 12 }}>
        {payment.method === 'stored_value' ? null : (
          <Button block size="large" onClick={other}>
            {t('other')}
          </Button>
        )}
      </div>
    </>
  )
}

function How({ trade, payment, out }: { trade: Trade; payment: Payment; out: string | null }) {
  const t = useText()
  const { kind, address } = payment.how_to_pay
  if (payment.method === 'cash_on_delivery') return <Told title={t('cash')} what={t('cash.what', { fen: yuan(trade.payable_fen) })} />
  if (payment.method === 'stored_value') return <Told sign={<ClockCircleOutline />} title={t('waiting.stored')} />
  if (kind === 'facts') return <Bank trade={trade} facts={payment.how_to_pay['facts']} />
  const said = bridgeOf(payment)
  if (said !== null) return <Inside said={said} />
  if (kind === 'qr' && typeof address === 'string') {
    return (
      <section className="hs-scan">
        <h2 style={{ fontSize: 17 }}>{t('scan')}</h2>
        <Qr value={address} name={t('scan.name')} />
        <p className="hs-weak hs-small">{t('scan.what')}</p>
      </section>
    )
  }
  return (
    <Told sign={<ClockCircleOutline />} title={t('waiting')} what={t('waiting.what')}>
      {out === null ? null : payment.method === 'wechat' ? (
        <span className="hs-weak hs-small">{t('waiting.phone')}</span>
      ) : (
        <a className="hs-anchor" href={out}>
          {t('again')}
        </a>
      )}
    </Told>
  )
}

const FACTS = ['holder', 'bank', 'account', 'remark'] as const

function Bank({ trade, facts }: { trade: Trade; facts: unknown }) {
  const t = useText()
  const said = typeof facts === 'object' && facts !== null ? (facts as Record<string, unknown>) : {}
  const rows = [...FACTS.map((name) => [name, String(said[name] ?? '')] as const), ['amount', `¥${yuan(trade.payable_fen)}`] as const]
  return (
    <>
      <section className="hs-ways">
        <h2>{t('bank')}</h2>
        <dl className="hs-facts-list">
          {rows.map(([name, text]) => (
            <div key={name}>
              <dt>{t(`bank.${name}`)}</dt>
              <dd>{text}</dd>
              {name === 'account' || name === 'remark' ? <Copy text={text} /> : null}
            </div>
          ))}
        </dl>
      </section>
      <p className="hs-pad hs-weak hs-small">{t('bank.what')}</p>
    </>
  )
}

function Copy({ text }: { text: string }) {
  const t = useText()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      say.done(t('copied'))
    } catch {
      say.done(t('copy.failed'))
    }
  }
  return (
    <button type="button" className="hs-mini" onClick={() => void copy()}>
      {t('copy')}
    </button>
  )
}
