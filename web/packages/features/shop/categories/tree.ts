/** The tree of what the shop sells. */
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { useLanguage } from '@ui/language'

export type CategoryNode = Schema<'CategoryNodeView'>

const FRESH = 60_000

export function useCategories() {
  return api.useQuery('get', '/api/shop/categories', {}, { staleTime: FRESH })
}

/** The name in the reader's language, where it has one. */
export function useCategoryName(): (node: CategoryNode) => string {
  const { language } = useLanguage()
  return (node) => (language === 'en-US' && node.name_en !== '' ? node.name_en : node.name)
}

/** From the top down to this one; empty for one that is not there. */
export function pathTo(tree: readonly CategoryNode[], id: string | null): CategoryNode[] {
  for (const node of tree) {
    if (node.id === id) return [node]
    const below = pathTo(node.children, id)
    if (below.length > 0) return [node, ...below]
  }
  return []
}
