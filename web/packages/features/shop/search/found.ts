/** Results page by page, as far as somebody scrolls. */
import { useMemo } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@api/client'
import type { Asked } from './asked'

const AT_ONCE = 20
const FRESH = 30_000

export function useFound(asked: Asked) {
  const found = api.useInfiniteQuery(
    'get',
    '/api/shop/search',
    { params: { query: { ...asked, limit: AT_ONCE } } },
    {
      pageParamName: 'after',
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
      staleTime: FRESH,
      placeholderData: keepPreviousData,
    },
  )
  const pages = found.data?.pages
  const cards = useMemo(() => {
    // What sells better meanwhile may come a second time on a later page.
    const every = pages?.flatMap((page) => page.items) ?? []
    return [...new Map(every.map((card) => [card.id, card])).values()]
  }, [pages])
  return { found, cards, first: pages?.[0] }
}
