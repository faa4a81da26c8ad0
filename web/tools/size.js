/** What a visitor loads before the first page of a console or of the shop, gzipped, held under its limit. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const KILOBYTES_MAX = { platform: 400, merchant: 400, warehouse: 400, shop: 230 }
const dist = new URL('../dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('manifest.json', dist), 'utf8'))

/** A chunk and everything that it imports at once, and what a stranger is shown. */
function needed(name, found = new Set()) {
  if (found.has(name)) return found
  found.add(name)
  for (const other of manifest[name].imports ?? []) needed(other, found)
  return found
}

let tooLarge = false
for (const [app, most] of Object.entries(KILOBYTES_MAX)) {
  const chunks = [...needed(`apps/${app}/index.html`)]
  const bytes = chunks.map((chunk) => gzipSync(readFileSync(new URL(manifest[chunk].file, dist))).length)
  const kilobytes = bytes.reduce((sum, one) => sum + one, 0) / 1000
  tooLarge ||= kilobytes > most
  process.stdout.write(`${app}: ${kilobytes.toFixed(0)} kB of ${most} in ${chunks.length} files\n`)
}
if (tooLarge) {
  process.stderr.write('A first load is too large: load more of it later.\n')
  process.exitCode = 1
}
