/** Categories as a tree to choose from. */
import type { Branch } from '@ui/fields'

interface Category {
  id: string
  parent_id: string | null
  name: string
  state: string
}

/** Parents stand before what lies below them. A disabled one is shown, but not chosen anew. */
export function branches(categories: readonly Category[]): Branch[] {
  const made = new Map<string, Branch & { children: Branch[] }>()
  const roots: Branch[] = []
  for (const one of categories) {
    const branch = { value: one.id, label: one.name, disabled: one.state !== 'active', children: [] }
    made.set(one.id, branch)
    const above = one.parent_id === null ? undefined : made.get(one.parent_id)
    ;(above?.children ?? roots).push(branch)
  }
  return roots
}

/** `食品 / 茶叶`: the way to each category, by its id. */
export function waysOf(categories: readonly Category[]): Map<string, string> {
  const ways = new Map<string, string>()
  for (const one of categories) {
    const above = one.parent_id === null ? undefined : ways.get(one.parent_id)
    ways.set(one.id, above === undefined ? one.name : `${above} / ${one.name}`)
  }
  return ways
}
