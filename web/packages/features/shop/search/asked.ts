/** What is searched for, as it stands in the address: it can be shared, and going back shows it again. */

export const SORTS = ['relevance', '-sold', '-newest', 'price', '-price'] as const
export type Sort = (typeof SORTS)[number]

export interface Asked {
  text?: string
  category?: string
  merchant?: string
  brand?: string[]
  /** `<id of the attribute>:<key of the option>`. */
  attribute?: string[]
  price_from?: number
  price_to?: number
  in_stock?: boolean
  sort?: Sort
}

/** What narrows the results beside the words and the place. */
const FILTERS = ['brand', 'attribute', 'price_from', 'price_to', 'in_stock'] as const

const TEXT_MAX = 100
const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
const OPTION = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}:[^\s:]{1,64}$/

/** What makes no sense is left out: an address may have been cut or changed on its way. */
export function readAsked(address: URLSearchParams): Asked {
  const text = address.get('text')?.trim().slice(0, TEXT_MAX)
  const sort = SORTS.find((one) => one === address.get('sort'))
  const id = (name: string) => (ID.test(address.get(name) ?? '') ? (address.get(name) ?? undefined) : undefined)
  const whole = (name: string) => (/^\d{1,15}$/.test(address.get(name) ?? '') ? Number(address.get(name)) : undefined)
  return pruned({
    text: text === '' ? undefined : text,
    category: id('category'),
    merchant: id('merchant'),
    brand: address.getAll('brand').filter((one) => ID.test(one)),
    attribute: address.getAll('attribute').filter((one) => OPTION.test(one)),
    price_from: whole('price_from'),
    price_to: whole('price_to'),
    in_stock: address.get('in_stock') === 'true' ? true : undefined,
    sort: sort === 'relevance' ? undefined : sort,
  })
}

export function writeAsked(asked: Asked): URLSearchParams {
  const address = new URLSearchParams()
  for (const [name, value] of Object.entries(pruned(asked))) {
    for (const one of Array.isArray(value) ? value : [value]) address.append(name, String(one))
  }
  return address
}

/** Without what says nothing, so that the same question is always the same. */
function pruned(asked: Asked): Asked {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)))
}

export function filterCount(asked: Asked): number {
  const prices = asked.price_from === undefined && asked.price_to === undefined ? 0 : 1
  return (asked.brand?.length ?? 0) + (asked.attribute?.length ?? 0) + prices + (asked.in_stock === true ? 1 : 0)
}

export function withoutFilters(asked: Asked): Asked {
  return pruned({ ...asked, ...Object.fromEntries(FILTERS.map((name) => [name, undefined])) })
}

/** In the list if it was not, out of it if it was. */
export function toggled(list: readonly string[] | undefined, one: string): string[] {
  const others = (list ?? []).filter((each) => each !== one)
  return others.length === (list?.length ?? 0) ? [...others, one] : others
}

const YUAN = /^(\d{1,9})(?:\.(\d{1,2}))?$/

/** `12.5` → 1250; undefined for nothing, null for what is no amount. */
export function fenOf(typed: string): number | undefined | null {
  const text = typed.trim()
  if (text === '') return undefined
  const parts = YUAN.exec(text)
  return parts === null ? null : Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'))
}
