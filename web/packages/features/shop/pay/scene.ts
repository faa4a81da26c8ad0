/** Where the buyer stands: at a desk, on a phone, or inside WeChat. */
import type { Schema } from '@api/types'

export type Scene = NonNullable<Schema<'PayTrade'>['scene']>
export type Ended = 'paid' | 'left' | 'none'

const KEPT_AS = 'houtai.openid'
const OPENID = /^[A-Za-z0-9_-]{6,128}$/

export function sceneOf(agent: string): Scene {
  if (/MicroMessenger/i.test(agent)) return 'wechat'
  return /Android|iPhone|iPod|Mobile/i.test(agent) ? 'mobile' : 'page'
}

/** Who the buyer is to the shop's application at WeChat: told in the address by which it was opened there, kept while the page lives. */
export function openidOf(search: string, kept: Pick<Storage, 'getItem' | 'setItem'>): string | undefined {
  const told = new URLSearchParams(search).get('openid')
  if (told !== null && OPENID.test(told)) kept.setItem(KEPT_AS, told)
  return kept.getItem(KEPT_AS) ?? undefined
}

/** Once, when the shop opens: later pages have other addresses. */
export function keepOpenid(): void {
  try {
    openidOf(location.search, sessionStorage)
  } catch {
    // A browser that keeps nothing pays by a code.
  }
}

/** What is said to the house when a payment begins. */
export function here(): { scene: Scene; openid?: string } {
  const scene = sceneOf(navigator.userAgent)
  if (scene !== 'wechat') return { scene }
  try {
    return { scene, openid: openidOf(location.search, sessionStorage) }
  } catch {
    return { scene }
  }
}

/** Out to the gateway, which must be told the shop's host: WeChat Pay refuses a phone that comes from nowhere. */
export function goOut(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.referrerPolicy = 'origin'
  document.body.append(link)
  link.click()
  link.remove()
}

interface Bridge {
  invoke: (name: string, said: Record<string, unknown>, heard: (told: { err_msg?: string }) => void) => void
}

/** WeChat shows its own sheet. What it says afterwards proves nothing: the house is asked. */
export function payInside(said: Record<string, unknown>): Promise<Ended> {
  const bridge = (window as unknown as { WeixinJSBridge?: Bridge }).WeixinJSBridge
  if (bridge === undefined) return Promise.resolve('none')
  return new Promise((resolve) => {
    bridge.invoke('getBrandWCPayRequest', said, ({ err_msg }) => resolve(err_msg === 'get_brand_wcpay_request:ok' ? 'paid' : 'left'))
  })
}
