/** How a day stands, and how a line of it came out. */
import type { Schema } from '@api/types'
import { StatusTag } from '@ui/status-tag'
import { useText } from './texts'

type State = Schema<'BusinessDayView'>['state']
type Line = Schema<'BusinessDayView'>['lines'][number]

export function DayState({ state }: { state: State }) {
  const t = useText()
  return <StatusTag meaning={state === 'closed' ? 'good' : state === 'closing' ? 'running' : 'waiting'}>{t(`state.${state}`)}</StatusTag>
}

export function LineResult({ line }: { line: Line }) {
  const t = useText()
  if (line.difference_fen === 0) return <StatusTag meaning="good">{t('result.ties')}</StatusTag>
  if (!line.must_tie) return <StatusTag meaning="plain">{t('result.shown')}</StatusTag>
  return line.difference_fen === null ? <StatusTag meaning="warning">{t('result.waits')}</StatusTag> : <StatusTag meaning="bad">{t('result.off')}</StatusTag>
}

export function Differences({ count }: { count: number }) {
  const t = useText()
  return count === 0 ? <StatusTag meaning="good">{t('differences.none')}</StatusTag> : <StatusTag meaning="warning">{t('differences.some', { count })}</StatusTag>
}
