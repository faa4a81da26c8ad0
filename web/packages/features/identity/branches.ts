/** Departments and posts as branches of a field. */
import type { Schema } from '@api/types'
import type { Branch } from '@ui/fields'

type Node = Schema<'DepartmentView'> | Schema<'PostView'>

/** A flat tree, parents before children, as branches. */
export function branchesOf(nodes: readonly Node[] | undefined): Branch[] {
  const made = new Map((nodes ?? []).map((node) => [node.id, { value: node.id, label: node.name, children: [] as Branch[] }]))
  const roots: Branch[] = []
  for (const node of nodes ?? []) {
    const branch = made.get(node.id)
    const parent = node.parent_id === null ? undefined : made.get(node.parent_id)
    if (branch !== undefined) (parent?.children ?? roots).push(branch)
  }
  return roots
}
