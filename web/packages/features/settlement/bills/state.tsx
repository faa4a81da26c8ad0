/** How bills stand: one colour for one meaning. */
import type { Schema } from '@api/types'
import { type Meaning, StatusTag } from '@ui/status-tag'
import type { Text } from './texts'

export type Bill = Schema<'SettlementBillView'>
export type Line = Schema<'SettlementBillLineView'>
export const STATES = ['sent', 'disputed', 'confirmed'] as const
export const KINDS = ['earning', 'refund', 'reserve', 'release', 'carried', 'correction', 'fine'] as const

const MEANINGS: Record<Bill['state'], Meaning> = { sent: 'waiting', disputed: 'warning', confirmed: 'good' }

export function BillState({ it, t }: { it: Bill; t: Text }) {
  return <StatusTag meaning={MEANINGS[it.state]}>{t(`state.${it.state}`)}</StatusTag>
}
