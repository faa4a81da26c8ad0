/** How a document stands. */
import { type Meaning, StatusTag } from '@ui/status-tag'
import { useText } from './texts'

export const KINDS = ['opening', 'adjustment', 'condition'] as const
export type Kind = (typeof KINDS)[number]
export const STATES = ['draft', 'waiting', 'posted', 'cancelled'] as const
type State = (typeof STATES)[number]

const meanings: Record<State, Meaning> = { draft: 'plain', waiting: 'waiting', posted: 'good', cancelled: 'off' }

export const isKind = (text: string | null): text is Kind => KINDS.some((kind) => kind === text)

export function DocumentState({ state, reversed }: { state: State; reversed: boolean }) {
  const t = useText()
  if (reversed) return <StatusTag meaning="off">{t('state.reversed')}</StatusTag>
  return <StatusTag meaning={meanings[state]}>{t(`state.${state}`)}</StatusTag>
}
