/** Permissions as levels of functions, and back. */
export type Level = 'none' | 'read' | 'write'
export type How = 'chosen' | 'reads' | 'all'

export const EVERYTHING = '*'
export const EVERY_READ = '*.read'

export function howOf(permissions: readonly string[]): How {
  if (permissions.includes(EVERYTHING)) return 'all'
  return permissions.includes(EVERY_READ) ? 'reads' : 'chosen'
}

export function levelOf(permissions: readonly string[], code: string): Level {
  if (permissions.includes(`${code}.write`)) return 'write'
  return permissions.includes(`${code}.read`) ? 'read' : 'none'
}

/** The permissions with this function at this level; the others stay as they are. */
export function withLevel(permissions: readonly string[], code: string, level: Level): string[] {
  const others = permissions.filter((one) => one !== `${code}.read` && one !== `${code}.write`)
  return level === 'none' ? others : [...others, `${code}.${level}`]
}

/** The permissions given in this way; levels that were chosen one by one stay. */
export function given(permissions: readonly string[], how: How): string[] {
  const chosen = permissions.filter((one) => one !== EVERYTHING && one !== EVERY_READ)
  if (how === 'chosen') return chosen
  return [...chosen, how === 'all' ? EVERYTHING : EVERY_READ]
}
