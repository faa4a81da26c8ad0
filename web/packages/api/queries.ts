/** How what was read is kept: fresh for a moment, asked again by the page that shows it. */
import { QueryClient } from '@tanstack/react-query'
import { isProblem } from './problem'

const FRESH_MILLISECONDS = 5_000
const TRIES_MAX = 2
const SERVER_FAILED = 500

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MILLISECONDS,
        refetchOnWindowFocus: false,
        // A refusal stays one; only what may pass by itself is tried again.
        retry: (count, error) => count < TRIES_MAX && (!isProblem(error) || error.status > SERVER_FAILED),
      },
    },
  })
}
