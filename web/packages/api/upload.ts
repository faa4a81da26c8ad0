/** Files on their way to the server. */
import { client } from './client'
import { asProblem } from './problem'
import type { Schema } from './types'

export type Stored = Schema<'FileView'>

/** Keep a file for that purpose. Throws the server's problem. */
export async function upload(file: File, purpose: string): Promise<Stored> {
  const form = new FormData()
  form.append('purpose', purpose)
  form.append('file', file, file.name)
  const asked = client.POST('/api/console/files', { body: { purpose, file: file.name }, bodySerializer: () => form })
  const { data, error } = await asked.catch((lost: unknown) => ({ data: undefined, error: lost }))
  if (data === undefined) throw asProblem(error)
  return data
}

/** Address of a picture that the house drew of a file. */
export function pictureOf(file: string, size: 'small' | 'large' = 'small'): string {
  return `/api/console/files/${encodeURIComponent(file)}/picture?size=${size}`
}
