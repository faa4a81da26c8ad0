/** Names for the shapes that openapi-typescript made. */
import type { components, paths } from './schema'

export type Schemas = components['schemas']

type Long<Name> = Name extends `${infer Module}.${infer View}`
  ? Extract<keyof Schemas, `houtai__modules__${Module}__${string}__${View}`>
  : never

/** A shape of the API by its name: `Schema<'MeView'>`; `Schema<'ledger.AccountView'>` where two modules have one of that name. */
export type Schema<Name extends keyof Schemas | `${string}.${string}`> = Name extends keyof Schemas
  ? Schemas[Name]
  : Schemas[Long<Name>]

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

/** Paths whose GET answers one page of a list. */
export type ListPath = {
  [Path in keyof paths]: Answer<Path> extends { items: unknown[]; next: string | null } ? Path : never
}[keyof paths]

/** One row of such a list. */
export type RowOf<Path extends ListPath> = Answer<Path> extends { items: (infer Row)[] } ? Row : never
