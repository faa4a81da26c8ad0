/** Keeping and submitting a product. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { client } from '@api/client'
import type { Schema } from '@api/types'
import type { Sent } from './content'

type Body = Omit<Sent, 'merchant_id'>

/** What became of it: how much waits for review, which prices the breaker stopped. */
export interface Kept {
  id: string
  waiting: number
  stopped: readonly Schema<'StoppedView'>[]
}

export function useSaving(existing: { id: string; version: number } | undefined) {
  const create = useAct('post', '/api/console/catalog/products')
  const edit = useAct('put', '/api/console/catalog/products/{product_id}')
  const put = useAct('post', '/api/console/catalog/products/{product_id}/submit')
  // What was made or written here is known before the page asks for it again.
  const [known, setKnown] = useState(existing)
  const [reading, setReading] = useState(false)

  /** `merchant_id`: for whom, when it is made; the platform's own shop where nobody is named. */
  async function save(body: Body, merchant_id: string | null = null): Promise<Kept> {
    if (known === undefined) {
      const id = await create.run({ body: { ...body, merchant_id } })
      setKnown({ id, version: 1 })
      return { id, waiting: 0, stopped: [] }
    }
    const answer = await edit.run({ params: { path: { product_id: known.id } }, body: { ...body, version: known.version } })
    setKnown({ id: known.id, version: answer.version })
    return { id: known.id, waiting: answer.waiting.length, stopped: answer.stopped }
  }
  /** The SKUs as they were kept: of the change that waits, else of the product. Until they are here, saving again would make them anew. */
  async function kept(id: string) {
    setReading(true)
    try {
      return await read(id)
    } finally {
      setReading(false)
    }
  }
  async function read(id: string) {
    const { data } = await client.GET('/api/console/catalog/products/{product_id}', { params: { path: { product_id: id } } })
    if (data === undefined) return []
    setKnown({ id, version: data.version })
    if (data.revision === null || data.state === 'draft') return data.content.skus
    const change = await client.GET('/api/console/catalog/revisions/{revision_id}', { params: { path: { revision_id: data.revision.id } } })
    return change.data?.after.skus ?? data.content.skus
  }
  const submit = (id: string) => put.run({ params: { path: { product_id: id } } })
  const saving = create.running || edit.running
  return { id: known?.id, save, submit, kept, saving, submitting: put.running, running: saving || put.running || reading }
}
