/** News of the inbox as they come. Of a browser's tabs one listens and tells the others: a browser
 * opens only few connections to one server, and each tab's own would use them up. */
import { sessionState } from '@api/session'

const STREAM = '/api/console/notices/stream'
const EVENT_STREAM = 'text/event-stream'
const SHARED = 'houtai.unread'
const UNAUTHENTICATED = 401
const PAUSES_SECONDS = [1, 5, 15, 30, 60]
const POLL_SECONDS = 60
const QUIET_SECONDS = 2
const SECOND = 1_000

export interface ServerEvent {
  name: string
  text: string
}

/** Takes text as it arrives and gives the events that are complete by then. */
export class EventReader {
  private rest = ''

  read(piece: string): ServerEvent[] {
    const parts = (this.rest + piece).split('\n\n')
    this.rest = parts.pop() ?? ''
    return parts.map(eventOf).filter((one) => one.name !== '')
  }
}

function eventOf(part: string): ServerEvent {
  const fields = part.split('\n').map((line) => line.split(/: ?(.*)/s))
  const value = (name: string) => fields.find(([field]) => field === name)?.[1] ?? ''
  return { name: value('event'), text: value('data') }
}

/** The number in an event about unread messages; undefined for any other. */
export function unreadOf(event: ServerEvent): number | undefined {
  if (event.name !== 'unread') return undefined
  const said: unknown = JSON.parse(event.text)
  return typeof said === 'object' && said !== null && 'count' in said && typeof said.count === 'number' ? said.count : undefined
}

type Tell = (count: number) => void

/** Tells how many messages are unread, whenever that changes, until `gone`. Begins when the page's
 * own questions are answered: it comes after them, and keeps a connection for long. */
export async function listenForUnread(tell: Tell, isBusy: () => boolean, gone: AbortSignal): Promise<void> {
  do await wait(QUIET_SECONDS, gone)
  while (isBusy() && !gone.aborted)
  const hear = ({ key, newValue }: StorageEvent) => {
    if (key === SHARED) tell(Number.parseInt(newValue ?? '0', 10))
  }
  addEventListener('storage', hear, { signal: gone })
  const tellAll = (count: number) => {
    tell(count)
    // With the time, since the same words twice would be told to nobody.
    localStorage.setItem(SHARED, `${count} ${Date.now()}`)
  }
  try {
    // Only a page that came safely can agree with the other tabs; any other asks now and then.
    if ('locks' in navigator) await navigator.locks.request(SHARED, { signal: gone }, () => keepListening(EVENT_STREAM, tellAll, gone))
    else await keepListening('*/*', tell, gone)
  } catch (error) {
    if (!gone.aborted) throw error
  }
}

async function keepListening(accept: string, tell: Tell, gone: AbortSignal): Promise<void> {
  let failures = 0
  while (!gone.aborted) {
    const heard = await listenOnce(accept, tell, gone)
    if (heard === 'ended') await untilSignedIn(gone)
    failures = heard === 'broken' ? failures + 1 : 0
    const pause = PAUSES_SECONDS[Math.min(failures, PAUSES_SECONDS.length - 1)] ?? POLL_SECONDS
    await wait(accept === EVENT_STREAM ? pause : POLL_SECONDS, gone)
  }
}

/** Until the line ends: by itself, because the session has, or because something broke. */
async function listenOnce(accept: string, tell: Tell, gone: AbortSignal): Promise<'over' | 'ended' | 'broken'> {
  try {
    // What a page asks by itself must not keep a session from idling out.
    const answer = await fetch(STREAM, { headers: { Accept: accept, 'Houtai-Unattended': '1' }, signal: gone })
    if (answer.status === UNAUTHENTICATED) return 'ended'
    if (!answer.ok || answer.body === null) return 'broken'
    const reader = new EventReader()
    const pieces = answer.body.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const { done, value } = await pieces.read()
      if (done) return 'over'
      for (const event of reader.read(value)) {
        if (event.name === 'ended') return 'ended'
        const count = unreadOf(event)
        if (count !== undefined) tell(count)
      }
    }
  } catch {
    return 'broken'
  }
}

function wait(seconds: number, gone: AbortSignal): Promise<void> {
  return new Promise((resume) => {
    const clock = setTimeout(resume, seconds * SECOND)
    gone.addEventListener('abort', () => {
      clearTimeout(clock)
      resume()
    })
  })
}

/** The session has ended; somebody will notice and sign in again. */
function untilSignedIn(gone: AbortSignal): Promise<void> {
  return new Promise((resume) => {
    const end = sessionState.subscribe(() => {
      if (sessionState.get() === 'signed-in') go()
    })
    function go() {
      end()
      resume()
    }
    gone.addEventListener('abort', go)
  })
}
