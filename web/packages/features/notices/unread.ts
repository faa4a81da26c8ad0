/** How many messages of one's own are unread, at any moment. */
import { useEffect } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '@api/client'
import { listenForUnread } from './stream'

const COUNT = '/api/console/notices/messages/unread'
const LIST = '/api/console/notices/messages'

export function useUnread(): number {
  const queries = useQueryClient()
  const { data } = api.useQuery('get', COUNT)

  useEffect(() => {
    const gone = new AbortController()
    const { queryKey } = api.queryOptions('get', COUNT)
    const tell = (count: number) => {
      queries.setQueryData(queryKey, { count })
      void queries.invalidateQueries({ predicate: (query) => query.queryKey[1] === LIST })
    }
    void listenForUnread(tell, () => queries.isFetching() > 0, gone.signal)
    return () => gone.abort()
  }, [queries])

  return data?.count ?? 0
}
