/** How far a request is, in one word and one colour. */
import type { Schema } from '@api/types'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { type Key, useText } from './texts'

export type State = Schema<'RequestView'>['state']

const meanings: Record<State, Meaning> = {
  waiting: 'waiting',
  granted: 'running',
  done: 'good',
  failed: 'bad',
  refused: 'bad',
  withdrawn: 'off',
  expired: 'off',
}

export const STATES = Object.keys(meanings) as State[]

export function stateKey(state: State): Key {
  return `state.${state}`
}

export function RequestState({ state, hint }: { state: State; hint?: string }) {
  const t = useText()
  return (
    <StatusTag meaning={meanings[state]} hint={hint}>
      {t(stateKey(state))}
    </StatusTag>
  )
}

const causes: Record<string, Key> = {
  no_flow: 'cause.no_flow',
  no_approver: 'cause.no_approver',
  too_many_approvers: 'cause.too_many_approvers',
}

/** Why nobody could decide; undefined for what people have decided. */
export function causeKey(cause: string | null): Key | undefined {
  return cause === null ? undefined : causes[cause]
}
