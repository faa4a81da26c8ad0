/** Inspections that are not finished: kept on the device, so that leaving the page loses nothing. */
import type { Counts, Over } from './counts'

/** The scan's id stays the same until the server has answered: sent twice, it happens once. */
export interface Unfinished {
  number: string
  scan: string
  counts: Counts
  over: Over
  words: string
  pictures: string[]
}

type Held = Pick<Storage, 'getItem' | 'setItem'>
const KEPT = 'houtai.wms.returns'
const MOST = 30

export function begun(number: string): Unfinished {
  return { number, scan: crypto.randomUUID(), counts: {}, over: {}, words: '', pictures: [] }
}

/** All of them, by the ids of their returns. */
export function unfinished(held: Held): Readonly<Record<string, Unfinished>> {
  try {
    const read: unknown = JSON.parse(held.getItem(KEPT) ?? '{}')
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Record<string, Unfinished>) : {}
  } catch {
    return {}
  }
}

/** The oldest go when there are too many. */
export function keep(held: Held, id: string, one: Unfinished): void {
  const others = Object.entries(unfinished(held)).filter(([other]) => other !== id)
  held.setItem(KEPT, JSON.stringify(Object.fromEntries([...others, [id, one]].slice(-MOST))))
}

export function forget(held: Held, id: string): void {
  held.setItem(KEPT, JSON.stringify(Object.fromEntries(Object.entries(unfinished(held)).filter(([other]) => other !== id))))
}
