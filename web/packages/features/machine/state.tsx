/** States of jobs, in words and colours. */
import type { Schema } from '@api/types'
import { StatusTag } from '@ui/status-tag'
import { useText } from './texts'

export type JobState = Schema<'JobView'>['state']

const MEANING = {
  todo: 'waiting',
  doing: 'running',
  succeeded: 'good',
  failed: 'bad',
  cancelled: 'off',
  aborting: 'warning',
  aborted: 'off',
} as const satisfies Record<JobState, string>

export function JobTag({ state }: { state: JobState }) {
  const t = useText()
  return <StatusTag meaning={MEANING[state]}>{t(`state.${state}`)}</StatusTag>
}

/** Groups of states as tabs: each state stands in exactly one. */
export const TABS = {
  failed: ['failed'],
  todo: ['todo'],
  doing: ['doing', 'aborting'],
  succeeded: ['succeeded'],
  cancelled: ['cancelled', 'aborted'],
} as const satisfies Record<string, readonly JobState[]>
