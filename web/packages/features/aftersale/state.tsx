/** How a case and its money stand: tags with one colour for one meaning. */
import type { Schema } from '@api/types'
import { type Meaning, StatusTag } from '@ui/status-tag'
import type { Text } from './texts'

export type Case = Schema<'SaleCaseView'>
export type CaseRow = Schema<'CaseRowView'>
export type Message = Schema<'CaseMessageView'>

const OF_STATE: Record<CaseRow['state'], Meaning> = {
  applied: 'waiting',
  proposed: 'waiting',
  rejected: 'bad',
  to_send: 'running',
  returning: 'running',
  arrived: 'waiting',
  disputed: 'warning',
  intercepting: 'running',
  resending: 'running',
  refunding: 'running',
  done: 'good',
  closed: 'off',
}
const OF_MONEY: Record<CaseRow['money'], Meaning> = { none: 'plain', going: 'running', back: 'good', failed: 'bad' }

const COMES_BACK = new Set<string>(['return_refund', 'exchange', 'repair'])
const GOES_OUT = new Set<string>(['exchange', 'repair', 'resend'])

/** Whether goods come back for it first. */
export const comesBack = (it: CaseRow) => COMES_BACK.has(it.kind)
/** Whether it ends with goods that are sent. */
export const goesOut = (it: CaseRow) => GOES_OUT.has(it.kind)

export function CaseState({ state, t }: { state: CaseRow['state']; t: Text }) {
  return <StatusTag meaning={OF_STATE[state]}>{t(`state.${state}`)}</StatusTag>
}

export function MoneyTag({ money, t }: { money: CaseRow['money']; t: Text }) {
  return <StatusTag meaning={OF_MONEY[money]}>{t(`money.${money}`)}</StatusTag>
}
