/** Goods by what a scanner reads, and the reasons of a kind of document. */
import { useMemo, useState } from 'react'
import { api, client } from '@api/client'
import { asProblem, type Problem } from '@api/problem'
import { useSay } from '@ui/say'
import { type Goods, titleOf } from '../goods'
import type { Kind } from './state'
import { useText } from './texts'

const DICTIONARY: Record<Kind, string> = { opening: '', adjustment: 'stock.adjustment_reason', condition: 'stock.condition_reason' }

const said = (detail: string): Problem => ({ type: '', title: detail, detail, status: 0, code: '', instance: '', errors: [] })

/** Looks scanned codes up; where several goods bear one, `several` waits for a choice. `tell` says what is wrong; by itself it is said on top. */
export function useScan(take: (goods: Goods) => void, tell?: (detail: string) => void) {
  const t = useText()
  const say = useSay()
  const wrong = (problem: Problem) => (tell === undefined ? say.problem(problem) : tell(problem.detail))
  const [several, setSeveral] = useState<Goods[]>([])

  function choose(goods: Goods): boolean {
    setSeveral([])
    if (goods.own_stock) take(goods)
    else wrong(said(t('lines.bundle', { name: titleOf(goods) })))
    return goods.own_stock
  }

  /** Whether it was goods that can be taken. */
  async function scan(code: string): Promise<boolean> {
    const { data, error } = await client.GET('/api/console/inventory/scan', { params: { query: { code } } })
    if (data === undefined) {
      wrong(asProblem(error))
      return false
    }
    const [one, ...others] = data
    if (one !== undefined && others.length === 0) return choose(one)
    setSeveral(data)
    return true
  }

  return { scan, several, choose, drop: () => setSeveral([]) }
}

export function useReasons(kind: Kind): { value: string; label: string }[] {
  const code = DICTIONARY[kind]
  const asked = api.useQuery('get', '/api/console/dictionaries/{code}/words', { params: { path: { code } } }, { enabled: code !== '' })
  return useMemo(() => (asked.data ?? []).map((word) => ({ value: word.code, label: word.name })), [asked.data])
}
