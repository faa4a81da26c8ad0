/** States of outbounds as tags, and carriers by their names. */
import type { RowOf } from '@api/types'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { useText } from './texts'

export type Outbound = RowOf<'/api/console/wms/outbounds'>
export type State = Outbound['state']

const MEANINGS: Record<State, Meaning> = {
  waiting: 'waiting',
  planned: 'running',
  picking: 'running',
  picked: 'running',
  checked: 'running',
  packed: 'running',
  handed_over: 'good',
  withdrawn: 'off',
  refused: 'bad',
  short: 'bad',
}

export function OutboundTag({ state }: { state: State }) {
  const t = useText()
  return <StatusTag meaning={MEANINGS[state]}>{t(`state.${state}`)}</StatusTag>
}

const GRAMS = 1000

export function kilograms(grams: number): string {
  return `${(grams / GRAMS).toFixed(grams % 10 === 0 ? 2 : 3)} kg`
}
