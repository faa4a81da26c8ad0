/** States of outbounds as tags, and carriers by their names. */
import { useMemo } from 'react'
import { api } from '@api/client'
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

/** What carriers are called; one that nobody knows is shown by its code. */
export function useCarriers() {
  const asked = api.useQuery('get', '/api/console/dictionaries/{code}/words', { params: { path: { code: 'carrier' } } })
  return useMemo(() => {
    const words = asked.data ?? []
    const names = new Map(words.map((word) => [word.code, word.name]))
    return { options: words.map((word) => ({ value: word.code, label: word.name })), nameOf: (code: string) => names.get(code) ?? (code || '—') }
  }, [asked.data])
}

const GRAMS = 1000

export function kilograms(grams: number): string {
  return `${(grams / GRAMS).toFixed(grams % 10 === 0 ? 2 : 3)} kg`
}
