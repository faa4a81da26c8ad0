/** Sheets on their way to an importer of the server. */
import { client } from './client'
import { asProblem } from './problem'
import type { Schema } from './types'

export type Imported = Schema<'ImportView'>

/** Have a sheet checked: nothing is changed until the import is applied. Throws the server's problem. */
export async function checkSheet(importer: string, file: File, merchant: string | null): Promise<Imported> {
  const form = new FormData()
  form.append('file', file, file.name)
  if (merchant !== null) form.append('merchant_id', merchant)
  const init = { params: { path: { importer } }, body: { file: file.name }, bodySerializer: () => form }
  const asked = client.POST('/api/console/sheets/{importer}/imports', init)
  const { data, error } = await asked.catch((lost: unknown) => ({ data: undefined, error: lost }))
  if (data === undefined) throw asProblem(error)
  return data
}
