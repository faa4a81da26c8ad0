/** States of waybills and parcels: one colour for one meaning. */
import type { Schema } from '@api/types'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { type Text, useText } from './texts'

export type Waybill = Schema<'WaybillView'>
export type Summary = Schema<'WaybillSummaryView'>
export type Problem = Schema<'ParcelProblemView'>
type Status = NonNullable<Waybill['status']>

export const STATES = ['asked', 'issued', 'refused', 'voided'] as const
export const STATUSES = ['accepted', 'collected', 'moving', 'delivering', 'signed', 'refused', 'returning', 'returned', 'problem', 'no_movement'] as const
export const KINDS = ['no_movement', 'returned', 'refused', 'address', 'signed_early', 'problem'] as const

const OF_WAYBILL: Record<Waybill['state'], Meaning> = { asked: 'running', issued: 'good', refused: 'bad', voided: 'off' }
export const OF_STATUS: Record<Status, Meaning> = {
  accepted: 'waiting',
  collected: 'running',
  moving: 'running',
  delivering: 'running',
  signed: 'good',
  refused: 'bad',
  returning: 'warning',
  returned: 'warning',
  problem: 'bad',
  no_movement: 'warning',
}

export function WaybillState({ it }: { it: Summary }) {
  const t = useText()
  const hint = it.state === 'refused' ? reasonOf(t, it.reason) : (it.error ?? undefined)
  return (
    <StatusTag meaning={OF_WAYBILL[it.state]} hint={hint}>
      {t(`state.${it.state}`)}
    </StatusTag>
  )
}

export function ParcelStatus({ status }: { status: Status | null }) {
  const t = useText()
  if (status === null) return <StatusTag meaning="plain">{t('status.none')}</StatusTag>
  return <StatusTag meaning={OF_STATUS[status]}>{t(`status.${status}`)}</StatusTag>
}

export function ProblemState({ state }: { state: Problem['state'] }) {
  const t = useText()
  return <StatusTag meaning={state === 'open' ? 'warning' : 'off'}>{t(`problem.${state}`)}</StatusTag>
}

/** What the house says itself has words in both languages; the carrier's own words stay as they are. */
export function reasonOf(t: Text, reason: string): string {
  return reason === 'no_account' || reason === 'balance' ? t(`reason.${reason}`) : reason
}
