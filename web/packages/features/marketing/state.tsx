/** Where an offer stands: what is live but has not begun is said to come. */
import { useState } from 'react'
import type { Schema } from '@api/types'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { useText } from './words'

export type OfferState = Schema<'OfferCountView'>['state']
export const STATES: readonly OfferState[] = ['live', 'draft', 'paused', 'ended']
const MEANINGS: Record<OfferState | 'coming' | 'asked', Meaning> = { asked: 'waiting', draft: 'plain', live: 'good', coming: 'waiting', paused: 'warning', ended: 'off' }

/** `waitsFor`: the request to start it that others have not answered yet. */
export function OfferTag({ state, begins, waitsFor }: { state: OfferState; begins: string; waitsFor?: string | null }) {
  const t = useText()
  const [now] = useState(() => Date.now())
  const isAsked = waitsFor !== undefined && waitsFor !== null && (state === 'draft' || state === 'paused')
  const shown = isAsked ? 'asked' : state === 'live' && Date.parse(begins) > now ? 'coming' : state
  return <StatusTag meaning={MEANINGS[shown]}>{t(`state.${shown}`)}</StatusTag>
}
