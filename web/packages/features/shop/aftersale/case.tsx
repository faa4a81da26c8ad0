/** One of one's own cases: how it stands, what may be done, where goods go, what was said. */
import { Link, useParams } from 'react-router'
import '@ui/shop/buying.css'
import '@ui/shop/own.css'
import '@ui/shop/reviews.css'
import '@ui/shop/aftersale.css'
import { api } from '@api/client'
import { asProblem } from '@api/problem'
import { yuan } from '@ui/money'
import { Anchor } from '@ui/shop/anchor'
import { Refused } from '@ui/shop/failures'
import { ShopPage } from '@ui/shop/page'
import { ShopPicture } from '@ui/shop/picture'
import { say } from '@ui/shop/say'
import { Bone } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { MembersOnly } from '../me/members-only'
import { useMember } from '../me/who'
import type { Case } from './asked'
import { CaseActs } from './case-acts'
import { giftOf } from './gift'
import { goesOut, meaningOf, nextOf } from './standing'
import { useMoment } from './moment'
import { CaseTalk } from './talk'
import { useText } from './texts'
import { useBack } from './words-back'
import { useGift } from './words-gift'
import { useWords } from './words-return'

const NONE = new Set([404, 422])
const AGAIN_MILLISECONDS = 15_000

export default function CasePage() {
  const t = useText()
  const case_id = useParams()['caseId'] ?? ''
  const enabled = useMember() !== null
  const asked = api.useQuery('get', '/api/shop/aftersale/cases/{case_id}', { params: { path: { case_id } } }, { enabled, refetchInterval: (query) => (query.state.data?.ended_at === null ? AGAIN_MILLISECONDS : false) })
  if (asked.data !== undefined) return <Shown it={asked.data} />
  const isUnknown = asked.error !== null && NONE.has(asProblem(asked.error).status)
  return (
    <ShopPage title={t('case')}>
      <MembersOnly title={t('guest')}>
        {asked.error === null ? (
          <Bone height={160} />
        ) : isUnknown ? (
          <Told title={t('unknown')}>
            <Anchor to="/aftersale">{t('mine')}</Anchor>
          </Told>
        ) : (
          <Refused error={asked.error} retry={() => void asked.refetch()} />
        )}
      </MembersOnly>
    </ShopPage>
  )
}

function Shown({ it }: { it: Case }) {
  const t = useText()
  const g = useGift()
  const moment = useMoment()
  return (
    <ShopPage title={t('case')} bottom={<CaseActs it={it} />}>
      <section className="hs-order-head">
        <h2 className={`hs-state-${meaningOf(it.state)}`}>{t(`state.${it.state}`)}</h2>
        <p role="status">{nextOf(it, t, moment)}</p>
      </section>
      {it.return_to === '' ? null : <ReturnTo it={it} />}
      <section className="hs-order">
        {it.lines.map((line) => (
          <div key={line.line_id} className="hs-review-goods">
            {line.sku_id === null ? null : <ShopPicture file={line.picture} alt="" sizes="56px" />}
            <span>
              {line.sku_id === null ? t('freight') : line.is_gift ? (line.kept_fen === null ? t('gift', { name: line.product_name }) : g('kept', { name: line.product_name })) : line.product_name}
              <br />
              <span className="hs-weak hs-small">
                {line.spec_text} {line.swap_sku_id === null ? '' : `→ ${line.swap_text} `}
                {line.quantity > 0 ? `× ${line.quantity}` : ''}
              </span>
            </span>
            {goesOut(it.kind) ? null : <span>¥{yuan(line.held_fen)}</span>}
          </div>
        ))}
        {it.refunds.map((one) => (
          <div key={one.refund_id} className="hs-line">
            <span>{t('money')}</span>
            <span>
              ¥{yuan(one.amount_fen)} · {t(`money.${one.state}`)}
            </span>
          </div>
        ))}
      </section>
      <Facts it={it} />
      <CaseTalk it={it} />
    </ShopPage>
  )
}

function ReturnTo({ it }: { it: Case }) {
  const t = useText()
  const words = useWords()
  const carriers = api.useQuery('get', '/api/shop/aftersale/words').data?.carriers
  const carrier = carriers?.find((one) => one.code === it.carrier_code)?.name ?? it.carrier_code
  const copy = async () => {
    await navigator.clipboard.writeText(it.return_to)
    say.done(words('copied'))
  }
  return (
    <section className="hs-order" aria-label={words('return-to')}>
      <div className="hs-address-of">
        <span>
          <strong>{words('return-to')}</strong>
          <br />
          <span className="hs-weak">{it.return_to}</span>
          {it.waybill_number === '' ? null : (
            <>
              <br />
              <span>
                {t('waybill')} {carrier} {it.waybill_number}
              </span>
            </>
          )}
        </span>
        <button type="button" className="hs-mini" onClick={() => void copy()}>
          {words('copy')}
        </button>
      </div>
    </section>
  )
}

function Facts({ it }: { it: Case }) {
  const t = useText()
  const moment = useMoment()
  const back = useBack()
  const gift = useGift()
  const words = api.useQuery('get', '/api/shop/aftersale/words').data
  const facts = [
    [t('fact.number'), it.number],
    [t('fact.kind'), t(`kind.${it.kind}`)],
    [t('fact.reason'), words?.reasons.find((one) => one.code === it.reason)?.name ?? it.reason],
    ...(goesOut(it.kind) ? (it.extra_fen === 0 ? [] : [[t(it.extra_fen > 0 ? 'extra.more' : 'extra.less'), `¥${yuan(Math.abs(it.extra_fen))}`] as const]) : [[t('fact.asked'), `¥${yuan(it.asked_fen)}`] as const]),
    ...(goesOut(it.kind) ? [] : [[back('refund-to'), back(`refund-to.${it.refund_to}`)] as const]),
    ...(giftOf(it, gift) === '' ? [] : [[gift('gifts'), giftOf(it, gift)] as const]),
    [t('fact.at'), moment(it.opened_at)],
  ] as const
  return (
    <section className="hs-order" aria-label={t('facts')}>
      {facts.map(([name, value]) => (
        <div key={name} className="hs-line hs-small">
          <span className="hs-weak">{name}</span>
          <span>{value}</span>
        </div>
      ))}
      <div className="hs-line hs-small">
        <span className="hs-weak">{t('fact.order')}</span>
        <Link to={`/orders/${it.order_id}`}>{it.order_number}</Link>
      </div>
      {it.resend_order_id === null ? null : (
        <div className="hs-line hs-small">
          <span className="hs-weak">{t('resent-by')}</span>
          <Link to={`/orders/${it.resend_order_id}`}>{it.resend_order_number}</Link>
        </div>
      )}
    </section>
  )
}
