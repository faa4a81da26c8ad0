/** A flat list with parents, as a tree; and which branches somebody may be put under. */
import type { Branch } from '@ui/fields'

export interface Node {
  id: string
  parent_id: string | null
  path: string[]
  name: string
  position: number
}

export type Grown<One extends Node> = One & { children?: Grown<One>[] }

/** Neighbours by position, then name. What has lost its parent stands at the top. */
export function grown<One extends Node>(nodes: readonly One[]): Grown<One>[] {
  const all = new Map<string, Grown<One>>(nodes.map((node) => [node.id, { ...node }]))
  const roots: Grown<One>[] = []
  for (const node of all.values()) {
    const parent = node.parent_id === null ? undefined : all.get(node.parent_id)
    if (parent === undefined) roots.push(node)
    else (parent.children ??= []).push(node)
  }
  return sorted(roots)
}

function sorted<One extends Node>(nodes: Grown<One>[]): Grown<One>[] {
  for (const node of nodes) if (node.children) node.children = sorted(node.children)
  return nodes.toSorted((one, other) => one.position - other.position || one.name.localeCompare(other.name))
}

/** Everything as branches to choose from; what lies below `moving` cannot hold it. */
export function branchesOf(nodes: readonly Grown<Node>[], moving?: string): Branch[] {
  return nodes.map((node) => ({
    value: node.id,
    label: node.name,
    disabled: moving !== undefined && node.path.includes(moving),
    children: node.children && branchesOf(node.children, moving),
  }))
}
