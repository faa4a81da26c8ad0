/** Invoices of one's own order: asking for one, and what became of it. */
import { useParams } from 'react-router'
import '@ui/shop/buying.css'
import '@ui/shop/own.css'
import '@ui/shop/aftersale.css'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { asProblem } from '@api/problem'
import type { Schema } from '@api/types'
import { yuan } from '@ui/money'
import { Anchor } from '@ui/shop/anchor'
import { Refused } from '@ui/shop/failures'
import { ShopPage } from '@ui/shop/page'
import { Button } from '@ui/shop/parts'
import { say } from '@ui/shop/say'
import { Bone } from '@ui/shop/skeleton'
import { Told } from '@ui/shop/told'
import { MembersOnly } from '../me/members-only'
import { AskForm, TOUCHES } from './ask-form'
import { useText } from './texts'

type Own = Schema<'OwnInvoicesView'>
type Request = Own['requests'][number]
type Invoice = Request['invoices'][number]
const NONE = new Set([404, 422])

export default function InvoicePage() {
  const t = useText()
  return (
    <ShopPage title={t('title')}>
      <MembersOnly title={t('guest')}>
        <Invoices />
      </MembersOnly>
    </ShopPage>
  )
}

function Invoices() {
  const t = useText()
  const order_id = useParams()['orderId'] ?? ''
  const asked = api.useQuery('get', '/api/shop/orders/{order_id}/invoices', { params: { path: { order_id } } })
  if (asked.data === undefined) {
    if (asked.error !== null && !NONE.has(asProblem(asked.error).status)) return <Refused error={asked.error} retry={() => void asked.refetch()} />
    return asked.error === null ? <Bone height={200} /> : <Closed order_id={order_id} why={t('why.nothing_left')} />
  }
  const { why_not, requests } = asked.data
  return (
    <>
      {requests.map((one) => (
        <Shown key={one.id} request={one} />
      ))}
      {why_not === null ? <AskForm own={asked.data} /> : why_not === 'asked' ? null : requests.length === 0 ? <Closed order_id={order_id} why={t(`why.${why_not}`)} /> : null}
    </>
  )
}

function Closed({ order_id, why }: { order_id: string; why: string }) {
  const t = useText()
  return (
    <Told title={why} what={t('why.what')}>
      <Anchor to={`/orders/${order_id}`}>{t('to-order')}</Anchor>
    </Told>
  )
}

function Shown({ request }: { request: Request }) {
  const t = useText()
  const withdraw = useAct('post', '/api/shop/invoices/{request_id}/withdraw', { touches: TOUCHES })
  async function takeBack() {
    if (!(await say.ask({ title: t('withdraw'), what: t('withdraw.ask'), yes: t('withdraw'), no: t('keep') }))) return
    try {
      await withdraw.run({ params: { path: { request_id: request.id } } })
      say.done(t('withdrawn'))
    } catch (error) {
      say.problem(error)
    }
  }
  return (
    <section className="hs-order" aria-label={t('title')}>
      <h2 style={{ margin: 0, padding: '12px 16px 4px', fontSize: 16 }}>{t(`state.${request.state}`, { reason: request.reason })}</h2>
      <p className="hs-weak hs-small" style={{ margin: 0, padding: '0 16px 12px' }}>
        {t(`form.${request.form}`)} · {request.title} {request.tax_number}
      </p>
      {request.invoices.map((one) => (
        <Paper key={one.id} invoice={one} />
      ))}
      {request.state === 'waiting' ? (
        <div style={{ padding: '0 16px 12px' }}>
          <Button size="small" loading={withdraw.running} onClick={() => void takeBack()}>
            {t('withdraw')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

function Paper({ invoice }: { invoice: Invoice }) {
  const t = useText()
  const sign = invoice.kind === 'red' ? '−' : ''
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(invoice.number ?? '')
      say.done(t('copied'))
    } catch {
      say.done(t('copy.failed'))
    }
  }
  return (
    <dl className="hs-order-facts" aria-label={t(invoice.kind)}>
      <div>
        <dt>{t(invoice.kind)}</dt>
        <dd>
          {invoice.number ?? t('no-number')}{' '}
          {invoice.number === null ? null : (
            <button type="button" className="hs-mini" onClick={() => void copy()}>
              {t('copy')}
            </button>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('amount')}</dt>
        <dd>
          {sign}¥{yuan(invoice.amount_fen)}
        </dd>
      </div>
      <div>
        <dt>{t('tax')}</dt>
        <dd>
          {sign}¥{yuan(invoice.tax_fen)}
        </dd>
      </div>
      <div>
        <dt>{t('seller')}</dt>
        <dd>{invoice.seller_name}</dd>
      </div>
    </dl>
  )
}
