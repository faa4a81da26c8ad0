/** States of parcels that come back, as tags. */
import type { RowOf } from '@api/types'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { useText } from './words'
import { useWords } from './words-strays'

export type Return = RowOf<'/api/console/wms/returns'>

const MEANINGS: Record<Return['state'], Meaning> = { expected: 'waiting', arrived: 'warning', inspected: 'good', withdrawn: 'off', ended: 'off' }

/** Of a stray: what became of it. */
export function ReturnTag({ of }: { of: Pick<Return, 'state' | 'kind' | 'outcome'> }) {
  const t = useText()
  const word = useWords()
  const text = of.outcome !== '' ? word(`outcome.${of.outcome}`) : of.kind === 'stray' ? word('open') : t(`state.${of.state}`)
  return <StatusTag meaning={MEANINGS[of.state]}>{text}</StatusTag>
}

export function isLate(one: Pick<Return, 'kind' | 'state' | 'due_at'>): boolean {
  return one.kind === 'stray' && one.state === 'arrived' && one.due_at !== null && new Date(one.due_at) < new Date()
}
