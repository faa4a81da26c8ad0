import { expect, test } from 'vitest'
import { clock, isAwaited, pause, wayOut } from './standing'

test('it is asked every two seconds at first and then less often', () => {
  expect([pause(0), pause(14), pause(15), pause(60), pause(1000)]).toEqual([2000, 2000, 5000, 15000, 15000])
})

test('time left is told as on a clock', () => {
  expect([clock(0), clock(59), clock(1798), clock(3723)]).toEqual(['0:00', '0:59', '29:58', '1:02:03'])
})

test('a payment is waited for until it has come to nothing, or its trade has heard of the money', () => {
  expect(['created', 'pending', 'succeeded', 'closed', 'failed'].map((state) => isAwaited({ state }))).toEqual([true, true, true, false, false])
  expect(isAwaited(undefined)).toBe(false)
})

test('a buyer is sent to pages of the web only', () => {
  const to = (address: unknown, kind = 'redirect') => wayOut({ how_to_pay: { kind, address } })
  expect(to('https://pay.example.com/x')).toBe('https://pay.example.com/x')
  expect([to('javascript:alert(1)'), to(3), to('weixin://x', 'qr'), wayOut({ how_to_pay: {} })]).toEqual([null, null, null, null])
})
