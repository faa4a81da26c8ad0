/** How a check stands, and what came of it. */
import type { RowOf } from '@api/types'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { useText } from './texts'

export type Check = RowOf<'/api/console/inventory/checks'>

const STATES = ['waiting', 'running', 'done', 'failed'] as const
const meanings: Record<(typeof STATES)[number], Meaning> = { waiting: 'waiting', running: 'running', done: 'good', failed: 'bad' }

export const isOver = (check: Pick<Check, 'ended_at'>) => check.ended_at !== null

export function CheckState({ check }: { check: Check }) {
  const t = useText()
  const state = STATES.find((one) => one === check.state) ?? 'running'
  return <StatusTag meaning={meanings[state]}>{t(`state.${state}`)}</StatusTag>
}

export function CheckResult({ check }: { check: Check }) {
  const t = useText()
  if (check.differences === null) return <span>—</span>
  return check.differences === 0 ? <StatusTag meaning="good">{t('clean')}</StatusTag> : <StatusTag meaning="bad">{t('found', { count: check.differences })}</StatusTag>
}
