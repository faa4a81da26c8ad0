import { expect, test } from 'vitest'
import { openidOf, sceneOf } from './scene'

test('where a buyer stands is read from what his browser calls itself', () => {
  const desk = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36'
  const phone = 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36'
  const apple = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1'
  expect([sceneOf(desk), sceneOf(phone), sceneOf(apple), sceneOf(`${phone} MicroMessenger/8.0.50`)]).toEqual(['page', 'mobile', 'mobile', 'wechat'])
})

test('an openid of the address is kept while the page lives, and only what looks like one', () => {
  const kept = new Map<string, string>()
  const store = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
  expect(openidOf('?openid=%3Cscript%3E', store)).toBeUndefined()
  expect(openidOf('?openid=oBuyer_1-x', store)).toBe('oBuyer_1-x')
  expect(openidOf('', store)).toBe('oBuyer_1-x')
})
