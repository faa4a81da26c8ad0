/** Whether somebody is signed in, and what waits until he is again. */

type State = 'unknown' | 'signed-in' | 'expired'

let state: State = 'unknown'
let waiting: { resume: () => void; giveUp: () => void }[] = []
const listeners = new Set<() => void>()

export const sessionState = {
  get: (): State => state,
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

const HINT = 'houtai.signed-in'

/** Whether somebody may be signed in here: saves asking, and a refusal, on behalf of strangers. */
export function maybeSignedIn(): boolean {
  return localStorage.getItem(HINT) !== null
}

/** Kept for the next visit; the session itself is in a cookie that no script can read. */
export function noteSignedIn(yes: boolean) {
  if (yes) localStorage.setItem(HINT, '1')
  else localStorage.removeItem(HINT)
}

function become(next: State) {
  if (state === next) return
  state = next
  for (const listener of listeners) listener()
}

/** Called when the server has told who is there: what waited goes on. */
export function signedIn() {
  become('signed-in')
  for (const one of waiting.splice(0)) one.resume()
}

/** Called when somebody leaves on purpose: what waited gets its refusal. */
export function signedOut() {
  become('unknown')
  for (const one of waiting.splice(0)) one.giveUp()
}

/** A request was refused for want of a session: true once there is one again, false at once for a stranger. */
export function signedInAgain(): Promise<boolean> {
  if (state === 'unknown') return Promise.resolve(false)
  become('expired')
  return new Promise((decide) => {
    waiting.push({ resume: () => decide(true), giveUp: () => decide(false) })
  })
}
