/** Sheets that the server sets: asked for with the session, without a key, for to print again is another print. */
import { patientFetch } from './client'
import type { paths } from './schema'

type PrintingPath = {
  [Path in keyof paths]: paths[Path] extends { post: { responses: { 200: { content: { 'application/pdf': unknown } } } } } ? Path : never
}[keyof paths]

export type PrintPath = Extract<PrintingPath, string>
export type PrintBody<Path extends PrintPath> = paths[Path] extends { post: { requestBody: { content: { 'application/json': infer Body } } } } ? Body : never

/** The PDF. Throws the server's problem. */
export async function fetchSheets<Path extends PrintPath>(path: Path, body: PrintBody<Path>): Promise<Blob> {
  const headers = { 'Content-Type': 'application/json' }
  const answer = await patientFetch(new Request(new URL(path, location.origin), { method: 'POST', headers, body: JSON.stringify(body) }))
  if (!answer.ok) throw await answer.json()
  return answer.blob()
}
