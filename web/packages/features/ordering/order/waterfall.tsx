/** How an order's money falls, from what goods cost to what is the merchant's. */
import { useState } from 'react'
import { api } from '@api/client'
import { Section } from '@ui/detail-page'
import { Refused } from '@ui/errors'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Button, Skeleton } from '@ui/parts'
import { Time } from '@ui/time'
import { barsOf, type Step } from './falls'
import { type FallsText, feeName, useFallsText } from './words-falls'

const GRID = { display: 'grid', gridTemplateColumns: 'minmax(120px, 220px) 1fr minmax(96px, auto)', gap: '8px 16px', alignItems: 'center' }
const COLOURS = { more: 'var(--ant-color-primary)', less: 'var(--ant-color-warning)', net: 'var(--ant-color-success)' }

/** Asked for when somebody wants to see it: before an order is paid there is nothing to fall. */
export function Waterfall({ order_id }: { order_id: string }) {
  const t = useFallsText()
  const may = useMay()('settlement.earning')
  const [open, setOpen] = useState(false)
  if (!may) return null
  return (
    <Section title={t('waterfall')} extra={open ? undefined : <Button size="small" onClick={() => setOpen(true)}>{t('waterfall.show')}</Button>}>
      {open ? <Falls order_id={order_id} /> : <span style={{ color: 'var(--ant-color-text-secondary)' }}>{t('waterfall.what')}</span>}
    </Section>
  )
}

function Falls({ order_id }: { order_id: string }) {
  const t = useFallsText()
  const asked = api.useQuery('get', '/api/console/settlement/orders/{order_id}', { params: { path: { order_id } } })
  const falls = asked.data
  if (falls === undefined) return asked.error === null ? <Skeleton active /> : <Refused error={asked.error} retry={() => void asked.refetch()} />
  const bars = barsOf(falls.steps)
  return (
    <>
      <div role="table" aria-label={t('waterfall')} style={GRID}>
        {falls.steps.map((step, place) => (
          <Line key={`${step.step} ${step.fee}`} name={nameOf(step, falls.is_own, t)} step={step} start={bars[place]?.start ?? 0} width={bars[place]?.width ?? 0} />
        ))}
      </div>
      <p style={{ marginBlock: '16px 0', color: 'var(--ant-color-text-secondary)' }}>{falls.earned_at === null ? t('waterfall.coming') : <Earned at={falls.earned_at} isOwn={falls.is_own} />}</p>
    </>
  )
}

function Earned({ at, isOwn }: { at: string; isOwn: boolean }) {
  const t = useFallsText()
  const [before, after] = t('waterfall.earned', { at: '\u0000', whose: t(isOwn ? 'whose.own' : 'whose.merchant') }).split('\u0000')
  return (
    <>
      {before}
      <Time at={at} exact />
      {after}
    </>
  )
}

function nameOf({ step, fee }: Step, isOwn: boolean, t: FallsText): string {
  if (step === 'fee') return feeName(t, fee)
  return t(step === 'net' && isOwn ? 'step.net.own' : `step.${step}`)
}

function Line({ name, step, start, width }: { name: string; step: Step; start: number; width: number }) {
  const isNet = step.step === 'net'
  const colour = isNet ? COLOURS.net : step.fen < 0 ? COLOURS.less : COLOURS.more
  return (
    <div role="row" style={{ display: 'contents', fontWeight: isNet ? 600 : undefined }}>
      <span role="cell">{name}</span>
      <span role="presentation" style={{ height: 16, background: 'var(--ant-color-fill-quaternary)', borderRadius: 4 }}>
        <span style={{ display: 'block', height: 16, marginInlineStart: `${start}%`, width: `max(2px, ${width}%)`, background: colour, borderRadius: 4 }} />
      </span>
      <span role="cell" className="ht-number" style={{ textAlign: 'end' }}>
        <Money fen={step.fen} />
      </span>
    </div>
  )
}
