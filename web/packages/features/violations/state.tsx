/** How violations stand: one colour for one meaning. */
import type { Schema } from '@api/types'
import { type Meaning, StatusTag } from '@ui/status-tag'
import type { Text } from './texts'

export type Row = Schema<'ViolationRowView'>
export type Violation = Schema<'ViolationView'>
type State = Row['state']

const MEANINGS: Record<State, Meaning> = { asked: 'waiting', told: 'waiting', appealed: 'running', fined: 'bad', withdrawn: 'off' }
export const KINDS = ['late_shipment', 'false_shipment', 'out_of_stock', 'not_as_described', 'counterfeit', 'false_sales', 'off_platform', 'harassment', 'invoice_refused', 'prohibited_goods'] as const

export function ViolationState({ state, t }: { state: State; t: Text }) {
  return <StatusTag meaning={MEANINGS[state]}>{t(`state.${state}`)}</StatusTag>
}
