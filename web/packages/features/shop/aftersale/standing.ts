/** How a case stands, as its buyer is told it. */
import { yuan } from '@ui/money'
import type { Case, CaseRow } from './asked'
import type { Text } from './texts'

type Meaning = 'waiting' | 'running' | 'good' | 'off'

const MEANINGS: Record<CaseRow['state'], Meaning> = {
  applied: 'running',
  proposed: 'waiting',
  rejected: 'waiting',
  to_send: 'waiting',
  returning: 'running',
  arrived: 'running',
  disputed: 'running',
  intercepting: 'running',
  resending: 'running',
  refunding: 'running',
  done: 'good',
  closed: 'off',
}

export function meaningOf(state: CaseRow['state']): Meaning {
  return MEANINGS[state]
}

const GOES_OUT = new Set<string>(['exchange', 'repair', 'resend'])

/** Whether it ends with goods that are sent. */
export const goesOut = (kind: string) => GOES_OUT.has(kind)

/** What comes next, in one sentence. */
export function nextOf(it: Case, t: Text, moment: (at: string) => string): string {
  const fen = yuan(it.agreed_fen ?? it.asked_fen)
  if (it.state === 'refunding' && it.money === 'failed') return t('next.failed')
  if (it.state === 'intercepting') return t('next.intercepting', { number: it.waybill_number })
  if (it.state === 'returning' && it.kind === 'refund_only') return t('next.returning.intercepted', { number: it.waybill_number })
  if (it.state === 'resending') return t(it.extra_fen > 0 ? 'next.resending.extra' : 'next.resending', { fen: yuan(it.extra_fen) })
  if (it.state === 'done' && goesOut(it.kind)) return it.money === 'back' && it.agreed_fen !== 0 ? t('next.done', { fen }) : t('next.done.sent')
  if (it.state === 'arrived' && goesOut(it.kind) && it.due_at !== null) return t('next.arrived.goods', { due: moment(it.due_at) })
  if (it.state === 'arrived' && it.due_at === null) return t('next.arrived.none')
  return t(`next.${it.state}`, { fen, due: it.due_at === null ? '' : moment(it.due_at) })
}
