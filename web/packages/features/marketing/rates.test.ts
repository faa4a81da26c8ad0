import { expect, it } from 'vitest'
import { rateRead, rateWritten } from './rates'

it.each([
  [850, '8.5', '15'],
  [888, '8.88', '11.2'],
  [999, '9.99', '0.1'],
  [1, '0.01', '99.9'],
  [500, '5', '50'],
])('%d of a thousand is %s 折 and %s %% off', (pay, zhe, percent) => {
  expect([rateWritten(pay, 'zh-CN'), rateWritten(pay, 'en-US')]).toEqual([zhe, percent])
  expect([rateRead(zhe, 'zh-CN'), rateRead(percent, 'en-US')]).toEqual([pay, pay])
})

it.each(['', '0', '10', '8.555', '-1', 'abc', '100'])('%s is no discount in Chinese', (text) => {
  expect(rateRead(text, 'zh-CN')).toBeNull()
})

it.each(['', '0', '100', '15.55', '-1'])('%s is no discount in English', (text) => {
  expect(rateRead(text, 'en-US')).toBeNull()
})
