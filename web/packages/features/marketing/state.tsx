/** Where an offer stands: what is live but has not begun is said to come. */
import { useState } from 'react'
import type { Schema } from '@api/types'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { useText } from './words'

export type OfferState = Schema<'OfferCountView'>['state']
export const STATES: readonly OfferState[] = ['live', 'draft', 'paused', 'ended']
const MEANINGS: Record<OfferState | 'coming', Meaning> = { draft: 'plain', live: 'good', coming: 'waiting', paused: 'warning', ended: 'off' }

export function OfferTag({ state, begins }: { state: OfferState; begins: string }) {
  const t = useText()
  const [now] = useState(() => Date.now())
  const shown = state === 'live' && Date.parse(begins) > now ? 'coming' : state
  return <StatusTag meaning={MEANINGS[shown]}>{t(`state.${shown}`)}</StatusTag>
}
