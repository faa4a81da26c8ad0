/** Changes: one function per act, which happens once however often it is tried. */
import { useMemo, useRef, useState } from 'react'
import { type Query, useQueryClient } from '@tanstack/react-query'
import type { FetchResponse, MaybeOptionalInit } from 'openapi-fetch'
import type { PathsWithMethod } from 'openapi-typescript-helpers'
import { client } from './client'
import { asProblem } from './problem'
import type { paths } from './schema'

type Changing = 'post' | 'put' | 'patch' | 'delete'
type Init<Method extends Changing, Path extends PathsWithMethod<paths, Method>> = MaybeOptionalInit<paths[Path], Method>
type Given<Wanted> = undefined extends Wanted ? [Wanted?] : [Wanted]
type Answer<Method extends Changing, Path extends PathsWithMethod<paths, Method>> = Required<
  FetchResponse<paths[Path][Method] & Record<string, unknown>, object, 'application/json'>
>['data']
interface Said {
  data?: unknown
  error?: unknown
  response: Response
}

const SERVER_FAILED = 500

/** Keys by what is asked: the same act tried again after a lost answer keeps its key. */
export class ActKeys {
  private readonly open = new Map<string, string>()

  of(act: string): string {
    const key = this.open.get(act) ?? crypto.randomUUID()
    this.open.set(act, key)
    return key
  }

  /** The server has decided: the next such act is another one. */
  settle(act: string) {
    this.open.delete(act)
  }
}

/** Files have no JSON of their own: by this two of them are told apart. */
function telling(_key: string, value: unknown) {
  return value instanceof File ? [value.name, value.size, value.lastModified] : value
}

/** Whether a query shows something of these addresses. */
export function shows(query: Pick<Query, 'queryKey'>, addresses: readonly string[]): boolean {
  const path = query.queryKey[1]
  return typeof path === 'string' && addresses.some((address) => path.startsWith(address))
}

/** `/api/console/identity/accounts/…` → `/api/console/identity`. */
export function moduleOf(path: string): string {
  return path.split('/').slice(0, 4).join('/')
}

/** An act of this door. `touches`: what is asked for anew afterwards; else all of its module. */
export function useAct<Method extends Changing, Path extends PathsWithMethod<paths, Method>>(
  method: Method,
  path: Path,
  options: { touches?: readonly string[] } = {},
) {
  const queries = useQueryClient()
  const keys = useRef(new ActKeys())
  const [underWay, setUnderWay] = useState(0)
  const touches = options.touches?.join(' ')

  const run = useMemo(
    () =>
      async (...[init]: Given<Init<Method, Path>>): Promise<Answer<Method, Path>> => {
        const act = JSON.stringify([init ?? null], telling)
        const given = (init ?? {}) as { headers?: Record<string, string> }
        const headers = { 'Idempotency-Key': keys.current.of(act), ...given.headers }
        setUnderWay((count) => count + 1)
        try {
          const asked = client.request(method as 'post', path as never, { ...given, headers } as never)
          const said = (await asked) as Said
          if (said.response.status < SERVER_FAILED) keys.current.settle(act)
          if (!said.response.ok) throw said.error
          const addresses = touches?.split(' ') ?? [moduleOf(path)]
          void queries.invalidateQueries({ predicate: (query) => shows(query, addresses) })
          return said.data as Answer<Method, Path>
        } catch (error) {
          throw asProblem(error)
        } finally {
          setUnderWay((count) => count - 1)
        }
      },
    [method, path, queries, touches],
  )
  return { run, running: underWay > 0 }
}
