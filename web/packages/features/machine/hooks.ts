/** How tasks, subscribers and promises are called. */
import { api } from '@api/client'

/** Names for people; what has none yet is shown as machines call it. */
export function useNames() {
  const { data } = api.useQuery('get', '/api/console/machine/names', {}, { staleTime: Number.POSITIVE_INFINITY })
  return {
    task: (name: string) => data?.tasks[name] ?? name,
    subscriber: (name: string) => data?.subscribers[name] ?? name,
    promise: (name: string) => data?.promises[name] ?? name,
    tasks: Object.entries(data?.tasks ?? {}).map(([value, label]) => ({ value, label })),
    subscribers: Object.entries(data?.subscribers ?? {}).map(([value, label]) => ({ value, label })),
  }
}

export type Names = ReturnType<typeof useNames>
