import { describe, expect, it } from 'vitest'
import { EventReader, unreadOf } from './stream'

describe('events of the server', () => {
  it('are read however the text is cut', () => {
    const text = 'event: unread\ndata: {"count":3}\n\n:\n\nevent: ended\ndata: {}\n\n'
    for (let size = 1; size < text.length; size++) {
      const reader = new EventReader()
      const events = []
      for (let start = 0; start < text.length; start += size) events.push(...reader.read(text.slice(start, start + size)))
      expect(events).toEqual([
        { name: 'unread', text: '{"count":3}' },
        { name: 'ended', text: '{}' },
      ])
    }
  })

  it('say how many messages are unread', () => {
    expect(unreadOf({ name: 'unread', text: '{"count":3}' })).toBe(3)
    expect(unreadOf({ name: 'unread', text: '{}' })).toBeUndefined()
    expect(unreadOf({ name: 'ended', text: '{"count":3}' })).toBeUndefined()
  })
})
