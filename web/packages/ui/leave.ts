/** Signing out. */
import { client } from '@api/client'
import { noteSignedIn, signedOut } from '@api/session'
import { useSay } from './say'

const UNAUTHENTICATED = 401

export function useLeave(): () => Promise<void> {
  const say = useSay()
  return async () => {
    signedOut()
    const { error, response } = await client.DELETE('/api/console/identity/sessions/current')
    if (error !== undefined && response.status !== UNAUTHENTICATED) say.problem(error)
    else {
      // Loaded anew: nothing that this person saw stays behind.
      noteSignedIn(false)
      location.reload()
    }
  }
}
