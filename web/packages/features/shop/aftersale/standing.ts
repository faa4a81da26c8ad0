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
  refunding: 'running',
  done: 'good',
  closed: 'off',
}

export function meaningOf(state: CaseRow['state']): Meaning {
  return MEANINGS[state]
}

/** What comes next, in one sentence. */
export function nextOf(it: Case, t: Text, moment: (at: string) => string): string {
  const fen = yuan(it.agreed_fen ?? it.asked_fen)
  if (it.state === 'refunding' && it.money === 'failed') return t('next.failed')
  if (it.state === 'arrived' && it.due_at === null) return t('next.arrived.none')
  return t(`next.${it.state}`, { fen, due: it.due_at === null ? '' : moment(it.due_at) })
}
