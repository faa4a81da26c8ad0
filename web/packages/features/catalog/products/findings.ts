/** What the machine found, as people read it. */
import { partOf } from './content'

export interface FoundThing {
  place: string
  text: string
  level: 'block' | 'warn'
}

/** The same said of several SKUs is said once; what stops it stands first. */
export function grouped(found: readonly FoundThing[]): { one: FoundThing; count: number }[] {
  const said = new Map<string, { one: FoundThing; count: number }>()
  for (const one of found) {
    const key = `${one.level} ${partOf(one.place)} ${one.text}`
    said.set(key, { one: said.get(key)?.one ?? one, count: (said.get(key)?.count ?? 0) + 1 })
  }
  return [...said.values()].toSorted((a, b) => Number(a.one.level === 'warn') - Number(b.one.level === 'warn'))
}
