import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { note, sendWaiting } from './behaviour'

const sent: Blob[] = []

beforeEach(() => {
  vi.useFakeTimers()
  navigator.sendBeacon = (_address, body) => {
    sent.push(body as Blob)
    return true
  }
})
afterEach(() => {
  sendWaiting()
  sent.length = 0
  vi.useRealTimers()
})

async function happenings() {
  const bodies = await Promise.all(sent.map((body) => body.text()))
  return bodies.map((body) => (JSON.parse(body) as { happenings: unknown[] }).happenings)
}

test('what happened within a moment is sent together', async () => {
  note({ kind: 'visit' })
  note({ kind: 'search', words: ' 龙井  茶 ' })
  expect(sent).toHaveLength(0)
  vi.runAllTimers()
  expect(await happenings()).toEqual([[{ kind: 'visit' }, { kind: 'search', words: '龙井 茶' }]])
})

test('a page drawn twice was looked at once, and no words are no search', async () => {
  note({ kind: 'product', product_id: 'a' })
  note({ kind: 'product', product_id: 'a' })
  note({ kind: 'search', words: '  ' })
  vi.runAllTimers()
  expect(await happenings()).toEqual([[{ kind: 'product', product_id: 'a' }]])
})

test('no more than the door takes go at once', async () => {
  for (let place = 0; place < 60; place += 1) note({ kind: 'product', product_id: String(place) })
  sendWaiting()
  expect((await happenings()).map((one) => one.length)).toEqual([50, 10])
})
