import { expect, test } from 'vitest'
import { barsOf } from './falls'

test('each bar begins where the one before it ended, and the last one stands on the ground', () => {
  const bars = barsOf([
    { step: 'goods', fee: '', fen: 10_000 },
    { step: 'merchant_discounts', fee: '', fen: -2_000 },
    { step: 'fee', fee: 'commission', fen: -400 },
    { step: 'net', fee: '', fen: 7_600 },
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
    { step: 'goods', fee: '', fen: 100 },
    { step: 'fee', fee: 'commission', fen: -300 },
    { step: 'net', fee: '', fen: -200 },
  ])
  expect(bars.map((one) => Math.round(one.start))).toEqual([67, 0, 0])
  expect(bars.map((one) => Math.round(one.width))).toEqual([33, 100, 67])
})

test('nothing at all is drawn as nothing', () => {
  expect(barsOf([{ step: 'net', fee: '', fen: 0 }])).toEqual([{ start: 0, width: 0 }])
})
