/** The divisions of China, asked for once: for address fields, names of regions, and trees to choose from. */
import { api } from '@api/client'
import type { Schema } from '@api/types'

export type RegionNode = Schema<'RegionNode'>

const NONE: RegionNode[] = []

/** The whole tree; empty until it is there. */
export function useRegions(): { tree: RegionNode[]; loading: boolean } {
  const asked = api.useQuery('get', '/api/console/regions', {}, { staleTime: Infinity })
  return { tree: asked.data ?? NONE, loading: asked.isLoading }
}

/** From the province down to this code; empty while unknown. */
export function wayTo(tree: readonly RegionNode[], code: string | null | undefined): RegionNode[] {
  if (!code) return []
  for (const node of tree) {
    if (node.code === code) return [node]
    if (node.code.slice(0, 2) !== code.slice(0, 2)) continue
    const below = wayTo(node.children ?? NONE, code)
    if (below.length > 0) return [node, ...below]
  }
  return []
}

/** `广东省 深圳市 南山区`; the code itself while the tree is unknown. */
export function regionName(tree: readonly RegionNode[], code: string): string {
  return wayTo(tree, code).map((node) => node.name).join(' ') || code
}
