/** Which facts and keys each channel asks for, and what of a form is sent. */
export const KEY_LENGTH_MAX = 8_000

const WECHAT = ['app_id', 'merchant_number', 'own_serial', 'their_serial', 'their_key', 'jsapi', 'h5', 'address'] as const
const ALIPAY = ['app_id', 'their_key', 'wap', 'address'] as const
const BANK = ['holder', 'bank', 'account'] as const
const NONE = [] as const
type Name = (typeof WECHAT)[number] | (typeof ALIPAY)[number] | (typeof BANK)[number]
type Code = 'wechat' | 'alipay' | 'bank_transfer' | 'sandbox' | 'stored_value' | 'cash_on_delivery'

export const FACTS: Record<Code, readonly Name[]> = {
  wechat: WECHAT,
  alipay: ALIPAY,
  bank_transfer: BANK,
  sandbox: ['address'],
  stored_value: NONE,
  cash_on_delivery: NONE,
}

export const SECRETS: Partial<Record<Code, readonly ('own_key' | 'envelope_key')[]>> = { wechat: ['own_key', 'envelope_key'], alipay: ['own_key'] }

/** What was written into fields; empty ones are left out, so that the server says which it needs. */
export function written(values: Record<string, string | null | undefined> | undefined): Record<string, string> {
  const kept = Object.entries(values ?? {}).filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1].trim() !== '')
  return Object.fromEntries(kept)
}
