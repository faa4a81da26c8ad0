/** Scans on their way to the server: kept on the device until the answer came, sent one after the other. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { client } from '@api/client'
import { asProblem } from '@api/problem'
import type { Schema } from '@api/types'

export type Scan =
  | { kind: 'pick'; at: string; body: Schema<'PickPieces'> }
  | { kind: 'short'; at: string; body: Schema<'ReportShort'> }
  | { kind: 'check'; at: string; body: Schema<'CheckPieces'> }
  | { kind: 'back'; at: string; body: Schema<'PutPiecesBack'> }
  | { kind: 'move'; at: string; body: Schema<'MovePieces'> }
  | { kind: 'stray'; at: string; body: Schema<'CountStray'> }
  | { kind: 'thing'; at: string; body: Schema<'DescribeThing'> }

/** `later`: the network or the server was away, the same scan is sent again. */
export type Answer = 'taken' | 'later' | { refused: string }

const KEPT = 'houtai.wms.scans'
const AGAIN = 2000
const SERVER_FAILED = 500
const TOO_MANY = 429

export function kept(storage: Pick<Storage, 'getItem'>): Scan[] {
  try {
    const read: unknown = JSON.parse(storage.getItem(KEPT) ?? '[]')
    return Array.isArray(read) ? (read as Scan[]) : []
  } catch {
    return []
  }
}

/** What is left after an answer to the first one. */
export function after(scans: readonly Scan[], answer: Answer): Scan[] {
  return answer === 'later' ? [...scans] : scans.slice(1)
}

export function answerOf(status: number, error: unknown): Answer {
  if (status < 400) return 'taken'
  if (status >= SERVER_FAILED || status === TOO_MANY) return 'later'
  return { refused: asProblem(error).detail }
}

async function send(scan: Scan): Promise<Answer> {
  try {
    const { response, error } = await sent(scan)
    return answerOf(response.status, error)
  } catch {
    return 'later'
  }
}

function sent(scan: Scan) {
  const { at } = scan
  switch (scan.kind) {
    case 'pick':
      return client.POST('/api/console/wms/pick-tasks/{task_id}/pick', { params: { path: { task_id: at } }, body: scan.body })
    case 'short':
      return client.POST('/api/console/wms/pick-tasks/{task_id}/short', { params: { path: { task_id: at } }, body: scan.body })
    case 'check':
      return client.POST('/api/console/wms/outbounds/{outbound_id}/check', { params: { path: { outbound_id: at } }, body: scan.body })
    case 'back':
      return client.POST('/api/console/wms/put-backs/{put_back_id}/done', { params: { path: { put_back_id: at } }, body: scan.body })
    case 'move':
      return client.POST('/api/console/wms/moves', { body: scan.body })
    case 'stray':
      return client.POST('/api/console/wms/returns/{return_id}/pieces', { params: { path: { return_id: at } }, body: scan.body })
    case 'thing':
      return client.POST('/api/console/wms/returns/{return_id}/things', { params: { path: { return_id: at } }, body: scan.body })
  }
}

export interface Queue {
  push: (scan: Scan) => void
  /** How many wait, the one that is under way included. */
  waiting: number
  /** The last try did not reach the server. */
  offline: boolean
}

/** `told` hears of each that was taken or refused. */
export function useQueue(told: (answer: Exclude<Answer, 'later'>) => void): Queue {
  const [scans, setScans] = useState<Scan[]>(() => kept(localStorage))
  const [offline, setOffline] = useState(false)
  const first = scans[0]
  const hears = useRef(told)
  useEffect(() => {
    hears.current = told
  })

  useEffect(() => localStorage.setItem(KEPT, JSON.stringify(scans)), [scans])

  useEffect(() => {
    if (first === undefined) return
    let gone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const attempt = async () => {
      const answer = await send(first)
      if (gone) return
      setOffline(answer === 'later')
      if (answer === 'later') timer = setTimeout(() => void attempt(), AGAIN)
      else {
        setScans((before) => after(before, answer))
        hears.current(answer)
      }
    }
    void attempt()
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [first])

  const push = useCallback((scan: Scan) => setScans((before) => [...before, scan]), [])
  return { push, waiting: scans.length, offline }
}
