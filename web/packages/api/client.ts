/** The one client: our paths, the reader's language, a session that comes back without losing anything. */
import createClient from 'openapi-fetch'
import createQueryClient from 'openapi-react-query'
import { ours, UNREADABLE } from './problem'
import type { paths } from './schema'
import { signedInAgain } from './session'

const UNAUTHENTICATED = 401
const SIGNING_IN = '/api/console/identity/sessions'

/** `fetch` that waits for the person to sign in again and never ends in an answer without words. */
export async function patientFetch(request: Request): Promise<Response> {
  request.headers.set('Accept-Language', document.documentElement.lang)
  const again = request.clone()
  const answer = await fetch(request)
  if (answer.ok) return answer
  const isSigningIn = request.method === 'POST' && new URL(request.url).pathname.startsWith(SIGNING_IN)
  if (answer.status === UNAUTHENTICATED && !isSigningIn && (await signedInAgain())) return patientFetch(again)
  if (answer.headers.get('content-type')?.includes('json')) return answer
  return Response.json(ours(UNREADABLE, answer.status), { status: answer.status })
}

export const client = createClient<paths>({ baseUrl: location.origin, fetch: patientFetch })

/** Reads for screens: `api.useQuery('get', path, init)`. */
export const api = createQueryClient(client)
