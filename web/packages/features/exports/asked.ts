/** What a list asks for, as an export takes it: filters by name, the sort apart. */

type Filters = Record<string, string | string[]>

export function askedOf(asked: Record<string, unknown>): { filters: Filters; sort: string | null } {
  const { sort, ...rest } = asked
  const filters: Filters = {}
  for (const [name, value] of Object.entries(rest)) {
    if (Array.isArray(value)) filters[name] = value.map(String)
    else if (value !== undefined && value !== null && value !== '') filters[name] = String(value)
  }
  return { filters, sort: typeof sort === 'string' ? sort : null }
}

export const fileOf = (id: string) => `/api/console/exports/${id}/file`

const KILO = 1024

/** `12.3 kB`. */
export function sizeOf(bytes: number): string {
  if (bytes < KILO) return `${bytes} B`
  const kilo = bytes / KILO
  return kilo < KILO ? `${kilo.toFixed(1)} kB` : `${(kilo / KILO).toFixed(1)} MB`
}
