/** The tree while somebody looks at it: grown from rows, found in by text, dropped into. */

export interface Category {
  id: string
  parent_id: string | null
  name: string
  name_en: string
  state: 'active' | 'disabled'
  position: number
  commission_permille: number | null
  version: number
}

export interface Node {
  id: string
  category: Category
  /** From the root, itself included. */
  way: string[]
  children: Node[]
}

/** Rows as a tree; parents stand before what lies below them. */
export function grown(rows: readonly Category[]): { roots: Node[]; all: Map<string, Node> } {
  const all = new Map<string, Node>()
  const roots: Node[] = []
  for (const category of rows) {
    const above = category.parent_id === null ? undefined : all.get(category.parent_id)
    const node: Node = { id: category.id, category, way: [...(above?.way ?? []), category.id], children: [] }
    all.set(category.id, node)
    const sisters = above === undefined ? roots : above.children
    sisters.push(node)
  }
  return { roots, all }
}

/** Those whose name holds the text, with all on the way to them; everything when there is no text. */
export function foundIn(nodes: readonly Node[], text: string): Node[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return [...nodes]
  return nodes.flatMap((node) => {
    const { name, name_en } = node.category
    if (name.toLowerCase().includes(wanted) || name_en.toLowerCase().includes(wanted)) return [node]
    const children = foundIn(node.children, text)
    return children.length > 0 ? [{ ...node, children }] : []
  })
}

/** What must be unfolded to see all of these. */
export function waysOf(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => (node.children.length > 0 ? [node.id, ...waysOf(node.children)] : []))
}

export interface Place {
  parent_id: string | null
  /** Among the sisters without the moved one, 0 the first. */
  place: number
}

/** Where a dropped node goes: into the target, or before or behind it. */
export function placeOf(all: ReadonlyMap<string, Node>, roots: readonly Node[], moved: string, target: string, where: 'into' | 'before' | 'behind'): Place {
  const there = all.get(target)
  if (where === 'into' || there === undefined) return { parent_id: target, place: 0 }
  const { parent_id } = there.category
  const sisters = parent_id === null ? roots : (all.get(parent_id)?.children ?? [])
  const index = sisters.filter((one) => one.id !== moved).findIndex((one) => one.id === target)
  return { parent_id, place: where === 'before' ? index : index + 1 }
}
