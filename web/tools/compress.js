/** Packs what the build made once, so that the server need not do it for each reader. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const SMALL_BYTES = 1024
const folder = new URL('../dist/assets/', import.meta.url)
const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }

for (const name of readdirSync(folder).filter((one) => /\.(js|css|svg)$/.test(one))) {
  const content = readFileSync(new URL(name, folder))
  if (content.length < SMALL_BYTES) continue
  writeFileSync(new URL(`${name}.gz`, folder), gzipSync(content, { level: 9 }))
  writeFileSync(new URL(`${name}.br`, folder), brotliCompressSync(content, { params }))
}
