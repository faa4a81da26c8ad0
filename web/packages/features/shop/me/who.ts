/** Who is there: a member, or a guest. */
import { api } from '@api/client'
import type { Schema } from '@api/types'

export type Member = Schema<'OwnView'>

const FRESH = 60_000

export function useWho() {
  return api.useQuery('get', '/api/shop/me', {}, { staleTime: FRESH })
}

/** The member; null for a guest, and while it is not known. */
export function useMember(): Member | null {
  return useWho().data?.member ?? null
}
