/** Rows of a list, page by page: the server gives the mark after which the next page begins. */
import { useMemo, useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { client } from '@api/client'
import type { ListPath, RowOf } from '@api/types'
import type { Asked } from './asked'
import type { Values } from './list-types'

export const SIZES = [20, 50, 100, 200] as const
const KEPT = 'houtai.rows'

/** Where each page after the first begins, for one question. */
interface Turned {
  question: string
  marks: string[]
}

interface Page<Row> {
  items: Row[]
  next: string | null
}

function sizeAtStart(): number {
  const kept = Number(localStorage.getItem(KEPT))
  return SIZES.find((size) => size === kept) ?? 50
}

export function useRows<Path extends ListPath>(path: Path, at: object | undefined, fixed: Values | undefined, asked: Asked) {
  const [limit, setLimit] = useState(sizeAtStart)
  const wanted = JSON.stringify([at ?? null, fixed ?? null, asked])
  const question = `${limit} ${wanted}`
  const [turned, setTurned] = useState<Turned>({ question, marks: [] })
  // Another question begins at its first page.
  const marks = turned.question === question ? turned.marks : []
  const turn = (next: string[]) => setTurned({ question, marks: next })

  const after = marks.at(-1)
  const init = useMemo(() => {
    const [path, kept, { values, sort }] = JSON.parse(wanted) as [object | null, Values | null, Asked]
    return { params: { path: path ?? {}, query: { ...values, ...kept, sort, limit, after } } }
  }, [wanted, limit, after])
  const page = useQuery({
    queryKey: ['get', path, init],
    queryFn: async ({ signal }): Promise<Page<RowOf<Path>>> => {
      const asked = client.request('get', path as never, { ...init, signal } as never)
      const { data, error } = (await asked) as { data?: Page<RowOf<Path>>; error?: unknown }
      if (data === undefined) throw error
      return data
    },
    placeholderData: keepPreviousData,
  })
  const next = page.data?.next ?? null
  function size(rows: number) {
    localStorage.setItem(KEPT, String(rows))
    setLimit(rows)
  }
  return {
    rows: page.data?.items ?? [],
    page,
    number: marks.length + 1,
    limit,
    size,
    forward: next === null ? undefined : () => turn([...marks, next]),
    backward: marks.length === 0 ? undefined : () => turn(marks.slice(0, -1)),
    first: marks.length === 0 ? undefined : () => turn([]),
  }
}
