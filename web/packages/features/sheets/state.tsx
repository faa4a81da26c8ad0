/** How far an import is. */
import type { Imported } from '@api/sheets'
import { type Meaning, StatusTag } from '@ui/status-tag'
import type { Text } from './texts'

const STATES = ['checked', 'applying', 'applied', 'refused', 'undoing', 'undone'] as const
type State = (typeof STATES)[number]

const MEANING: Record<State, Meaning> = {
  checked: 'waiting',
  applying: 'running',
  applied: 'good',
  refused: 'bad',
  undoing: 'running',
  undone: 'off',
}

const known = (state: string): State => STATES.find((one) => one === state) ?? 'checked'

export function ImportState({ state, t }: { state: Imported['state']; t: Text }) {
  return <StatusTag meaning={MEANING[known(state)]}>{t(`state.${known(state)}`)}</StatusTag>
}

/** Whether something still happens to it. */
export const isMoving = (state: string) => state === 'applying' || state === 'undoing'
