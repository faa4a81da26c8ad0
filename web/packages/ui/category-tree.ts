/** The tree of categories, asked for once: to choose from, and to say where something stands. */
import { useMemo } from 'react'
import { api } from '@api/client'
import { useLanguage } from './language'
import { useMay } from './me'

/** One category as the server lists it: parents stand before their children. */
export interface CategoryRow {
  id: string
  parent_id: string | null
  name: string
  name_en: string
  state: 'active' | 'disabled'
}

export interface CategoryNode {
  id: string
  name: string
  disabled: boolean
  children?: CategoryNode[]
}

const NONE: CategoryRow[] = []
const FRESH_MILLISECONDS = 60_000

/** Rows as a tree. `only`: these and what stands above or below them; others are left out. */
export function treeOf(rows: readonly CategoryRow[], language: string, only?: readonly string[]): CategoryNode[] {
  const nodes = new Map<string, CategoryNode>()
  const roots: CategoryNode[] = []
  for (const row of rows) {
    const above = row.parent_id === null ? undefined : nodes.get(row.parent_id)
    const node: CategoryNode = {
      id: row.id,
      name: language === 'zh-CN' ? row.name : row.name_en || row.name,
      disabled: row.state === 'disabled' || above?.disabled === true,
    }
    nodes.set(row.id, node)
    const sisters = above === undefined ? roots : (above.children ??= [])
    sisters.push(node)
  }
  return only === undefined ? roots : kept(roots, new Set(only))
}

function kept(nodes: readonly CategoryNode[], only: ReadonlySet<string>): CategoryNode[] {
  return nodes.flatMap((node) => {
    if (only.has(node.id)) return [node]
    const children = kept(node.children ?? [], only)
    return children.length > 0 ? [{ ...node, children }] : []
  })
}

/** From the root down to this category; empty while unknown. */
export function wayTo(tree: readonly CategoryNode[], id: string | null | undefined): CategoryNode[] {
  if (!id) return []
  for (const node of tree) {
    if (node.id === id) return [node]
    const below = wayTo(node.children ?? [], id)
    if (below.length > 0) return [node, ...below]
  }
  return []
}

/** The whole tree in the reader's language; empty until it is there. */
export function useCategories(only?: readonly string[]): { tree: CategoryNode[]; loading: boolean } {
  const { language } = useLanguage()
  const enabled = useMay()('catalog.library')
  const asked = api.useQuery('get', '/api/console/catalog/library/categories', {}, { staleTime: FRESH_MILLISECONDS, enabled })
  const rows = asked.data ?? NONE
  const tree = useMemo(() => treeOf(rows, language, only), [rows, language, only])
  return { tree, loading: asked.isLoading }
}

/** `服装 / 女装 / 连衣裙`; a dash while the tree is unknown. */
export function categoryName(tree: readonly CategoryNode[], id: string | null | undefined): string {
  return wayTo(tree, id).map((node) => node.name).join(' / ') || '—'
}
