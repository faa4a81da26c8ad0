/** Makes the client's types from the OpenAPI document and notes which document that was. */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const document = new URL('../../docs/openapi.json', import.meta.url)
const client = new URL('../packages/api/schema.d.ts', import.meta.url)

const hash = createHash('sha256').update(readFileSync(document)).digest('hex')
const types = astToString(await openapiTS(document, { alphabetize: true }))
writeFileSync(client, `// Made from docs/openapi.json by \`make openapi\`; never edited.\n// sha256 ${hash}\n\n${types}`)
