/** States of parcels that come back, as tags. */
import type { RowOf } from '@api/types'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { useText } from './words'

export type Return = RowOf<'/api/console/wms/returns'>

const MEANINGS: Record<Return['state'], Meaning> = { expected: 'waiting', arrived: 'warning', inspected: 'good', withdrawn: 'off' }

export function ReturnTag({ state }: { state: Return['state'] }) {
  const t = useText()
  return <StatusTag meaning={MEANINGS[state]}>{t(`state.${state}`)}</StatusTag>
}
