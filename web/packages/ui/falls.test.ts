import { expect, test } from 'vitest'
import { barsOf } from './falls'

test('each bar begins where the one before it ended, and the last one stands on the ground', () => {
  const bars = barsOf([
    { fen: 10_000, isNet: false },
    { fen: -2_000, isNet: false },
    { fen: -400, isNet: false },
    { fen: 7_600, isNet: true },
  ])
  expect(bars.map((one) => [one.start, one.width])).toEqual([
    [0, 100],
    [80, 20],
    [76, 4],
    [0, 76],
  ])
})

test('what falls below nothing is drawn from there', () => {
  const bars = barsOf([
    { fen: 100, isNet: false },
    { fen: -300, isNet: false },
    { fen: -200, isNet: true },
  ])
  expect(bars.map((one) => Math.round(one.start))).toEqual([67, 0, 0])
  expect(bars.map((one) => Math.round(one.width))).toEqual([33, 100, 67])
})

test('nothing at all is drawn as nothing', () => {
  expect(barsOf([{ fen: 0, isNet: true }])).toEqual([{ start: 0, width: 0 }])
})
