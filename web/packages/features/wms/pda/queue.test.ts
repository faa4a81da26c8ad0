import { expect, test } from 'vitest'
import { after, answerOf, kept, type Scan } from './queue'

const scan = (id: string): Scan => ({ kind: 'short', at: 'task', body: { scan_id: id } })

test('a scan leaves the queue when it was answered, not when the network was away', () => {
  const scans = [scan('a'), scan('b')]
  expect(after(scans, 'later')).toEqual(scans)
  expect(after(scans, 'taken')).toEqual([scan('b')])
  expect(after(scans, { refused: 'wrong bin' })).toEqual([scan('b')])
})

test('a server that is away is asked again, one that refuses is not', () => {
  expect(answerOf(204, undefined)).toBe('taken')
  expect(answerOf(503, {})).toBe('later')
  expect(answerOf(429, {})).toBe('later')
  expect(answerOf(409, { type: '', title: 'x', detail: 'wrong bin', status: 409, code: 'wms.wrong_bin', instance: '', errors: [] })).toEqual({ refused: 'wrong bin' })
})

test('what is kept on the device and cannot be read is nothing', () => {
  expect(kept({ getItem: () => '{broken' })).toEqual([])
  expect(kept({ getItem: () => null })).toEqual([])
  expect(kept({ getItem: () => JSON.stringify([scan('a')]) })).toEqual([scan('a')])
})
