/** Files that the server sends: fetched with the session, then handed to the browser to keep. */
import { patientFetch } from './client'

const EXTENDED = /filename\*=UTF-8''([^;]+)/i
const PLAIN = /filename="?([^";]+)"?/i

/** Download what stands at this address. Throws the server's problem. */
export async function download(path: string): Promise<void> {
  const answer = await patientFetch(new Request(new URL(path, location.origin)))
  if (!answer.ok) throw await answer.json()
  const address = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = fileName(answer.headers.get('content-disposition')) ?? path.split('/').at(-1) ?? 'download'
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

export function fileName(disposition: string | null): string | undefined {
  const extended = EXTENDED.exec(disposition ?? '')?.[1]
  return extended === undefined ? PLAIN.exec(disposition ?? '')?.[1] : decodeURIComponent(extended)
}
