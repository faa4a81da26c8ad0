/** How many messages of one's own are unread, at any moment. */
import { useEffect } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { shows } from '@api/act'
import { api } from '@api/client'
import { listenForUnread } from './stream'

const COUNT = '/api/console/notices/messages/unread'
/** What a message may be about and a page may show meanwhile: asked for anew when news comes. */
const STALE = ['/api/console/notices/messages', '/api/console/approvals']

export function useUnread(): number {
  const queries = useQueryClient()
  const { data } = api.useQuery('get', COUNT)

  useEffect(() => {
    const gone = new AbortController()
    const { queryKey } = api.queryOptions('get', COUNT)
    const tell = (count: number) => {
      queries.setQueryData(queryKey, { count })
      void queries.invalidateQueries({ predicate: (query) => query.queryKey[1] !== COUNT && shows(query, STALE) })
    }
    void listenForUnread(tell, () => queries.isFetching() > 0, gone.signal)
    return () => gone.abort()
  }, [queries])

  return data?.count ?? 0
}
