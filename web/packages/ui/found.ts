/** What the server finds for a text, grouped for the search box. */
import { useEffect, useMemo, useState } from 'react'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { useShellWords } from './words-shell'

type Hit = Schema<'Hit'>

export interface FoundGroup {
  label: string
  options: { value: string; label: string }[]
}

const PAUSE_MILLISECONDS = 200
const KINDS = ['account', 'role', 'department'] as const

/** Hits by their kind, in the order in which the server found them. */
export function grouped(hits: readonly Hit[], nameOf: (kind: string) => string): FoundGroup[] {
  const groups = new Map<string, FoundGroup>()
  for (const hit of hits) {
    const group = groups.get(hit.kind) ?? { label: nameOf(hit.kind), options: [] }
    group.options.push({ value: hit.link, label: hit.note === '' ? hit.title : `${hit.title} · ${hit.note}` })
    groups.set(hit.kind, group)
  }
  return [...groups.values()]
}

/** Asks once the person pauses. */
export function useFound(text: string): FoundGroup[] {
  const word = useShellWords()
  const wanted = usePaused(text.trim())
  const query = { params: { query: { text: wanted } } }
  const hits = api.useQuery('get', '/api/console/search', query, { enabled: wanted !== '' }).data
  return useMemo(() => {
    const nameOf = (kind: string) => {
      const known = KINDS.find((one) => kind.endsWith(one))
      return known === undefined ? kind : word(`found.${known}`)
    }
    return wanted === '' ? [] : grouped(hits ?? [], nameOf)
  }, [hits, wanted, word])
}

function usePaused(text: string): string {
  const [paused, setPaused] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}
