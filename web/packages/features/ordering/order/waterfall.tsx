/** How an order's money falls, from what goods cost to what is the merchant's. */
import { useState } from 'react'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Section } from '@ui/detail-page'
import { Refused } from '@ui/errors'
import { useMay } from '@ui/me'
import { Button, Skeleton } from '@ui/parts'
import { Time } from '@ui/time'
import { Falls } from '@ui/waterfall'
import { type FallsText, feeName, useFallsText } from './words-falls'

type Step = Schema<'WaterfallStepView'>

/** Asked for when somebody wants to see it: before an order is paid there is nothing to fall. */
export function Waterfall({ order_id }: { order_id: string }) {
  const t = useFallsText()
  const may = useMay()('settlement.earning')
  const [open, setOpen] = useState(false)
  if (!may) return null
  return (
    <Section title={t('waterfall')} extra={open ? undefined : <Button size="small" onClick={() => setOpen(true)}>{t('waterfall.show')}</Button>}>
      {open ? <Shares order_id={order_id} /> : <span style={{ color: 'var(--ant-color-text-secondary)' }}>{t('waterfall.what')}</span>}
    </Section>
  )
}

function Shares({ order_id }: { order_id: string }) {
  const t = useFallsText()
  const asked = api.useQuery('get', '/api/console/settlement/orders/{order_id}', { params: { path: { order_id } } })
  const falls = asked.data
  if (falls === undefined) return asked.error === null ? <Skeleton active /> : <Refused error={asked.error} retry={() => void asked.refetch()} />
  const steps = falls.steps.map((step) => ({ key: `${step.step} ${step.fee}`, name: nameOf(step, falls.is_own, t), fen: step.fen, isNet: step.step === 'net' }))
  return (
    <>
      <Falls label={t('waterfall')} steps={steps} />
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
