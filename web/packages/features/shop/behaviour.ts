/** What visitors do, gathered and sent in batches while nobody waits for it. */
import type { Schema } from '@api/types'

export type Happening = Schema<'Happening'>

const ADDRESS = '/api/shop/behaviour'
const AT_ONCE_MAX = 50
const WAIT_MILLISECONDS = 2_000
const WORDS_MAX = 100

let waiting: Happening[] = []
let timer: ReturnType<typeof setTimeout> | undefined

/** Same thing twice in a row is one: a page that is drawn again was not looked at again. */
export function note(happening: Happening) {
  const words = happening.words?.replaceAll(/\s+/g, ' ').trim().slice(0, WORDS_MAX)
  const whole = words === undefined ? happening : { ...happening, words }
  if (words === '' || JSON.stringify(waiting.at(-1)) === JSON.stringify(whole)) return
  waiting.push(whole)
  timer ??= setTimeout(sendWaiting, WAIT_MILLISECONDS)
}

export function sendWaiting() {
  clearTimeout(timer)
  timer = undefined
  while (waiting.length > 0) {
    const happenings = waiting.slice(0, AT_ONCE_MAX)
    waiting = waiting.slice(AT_ONCE_MAX)
    const body = new Blob([JSON.stringify({ happenings })], { type: 'application/json' })
    if (!navigator.sendBeacon(ADDRESS, body)) return
  }
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') sendWaiting()
})
