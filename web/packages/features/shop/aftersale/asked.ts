/** What is asked of the server about refunds and returns, and sent to it. */
import { useMemo } from 'react'
import { api, client } from '@api/client'
import { asProblem } from '@api/problem'
import type { Schema } from '@api/types'

export type Case = Schema<'OwnCaseView'>
export type CaseRow = Schema<'OwnCaseRowView'>
export type Options = Schema<'OptionsView'>
export type Kind = CaseRow['kind']
/** What a buyer chooses; `unsent`: money for what of an order that is partly on its way has not gone. */
export type Choice = Kind | 'unsent'
export type CaseQuote = Schema<'CaseQuoteView'>

/** What is asked for anew once something was done. */
export const CASES = ['/api/shop/aftersale', '/api/shop/orders', '/api/shop/orders/{order_id}/aftersale']
/** The same once a case was opened, but for the quote: what it quotes is asked for now. */
export const OPENED = ['/api/shop/aftersale/cases', '/api/shop/orders']

/** What is asked for of a line. */
export interface WantedLine {
  line_id: string
  quantity: number
  swap_sku_id?: string
}

export const WORDS_MAX = 500
const AT_ONCE = 20
const paging = { pageParamName: 'after', initialPageParam: null, getNextPageParam: (last: { next: string | null }) => last.next }

export function useCases(enabled: boolean) {
  const found = api.useInfiniteQuery('get', '/api/shop/aftersale/cases', { params: { query: { limit: AT_ONCE } } }, { ...paging, enabled, staleTime: 0 })
  const pages = found.data?.pages
  const cases = useMemo(() => pages?.flatMap((page) => page.items), [pages])
  return { found, cases }
}

/** Send a picture in; its id. Throws the server's problem. */
export async function sendEvidence(file: File): Promise<string> {
  const form = new FormData()
  form.append('file', file, `picture.${file.type.replace('image/', '')}`)
  const asked = client.POST('/api/shop/aftersale/pictures', { body: { file: file.name }, bodySerializer: () => form })
  const { data, error } = await asked.catch((lost: unknown) => ({ data: undefined, error: lost }))
  if (data === undefined) throw asProblem(error)
  return data.id
}

export function evidenceOf(of: string, file: string, size: 'small' | 'large'): string {
  return `/api/shop/aftersale/cases/${of}/pictures/${file}?size=${size}`
}

/** `12.5` as 1250; null for what is no amount. */
export function fenOf(text: string): number | null {
  const found = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (found === null) return null
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}
