/** Options while they are being written. */
export interface Written {
  /** None yet: the server gives one. */
  key: string | null
  name: string
  name_en: string
}

/** One of several, moved up or down. */
export function moved<One>(all: readonly One[], index: number, by: -1 | 1): One[] {
  const one = all[index]
  const other = all[index + by]
  if (one === undefined || other === undefined) return [...all]
  return all.map((each, at) => (at === index ? other : at === index + by ? one : each))
}

/** Lines of a text as further options; blank lines and names that stand there already are left out. */
export function withLines(all: readonly Written[], text: string): Written[] {
  const known = new Set(all.map((one) => one.name.trim()))
  const fresh: Written[] = []
  for (const line of text.split(/\r?\n/)) {
    const name = line.trim()
    if (name === '' || known.has(name)) continue
    known.add(name)
    fresh.push({ key: null, name, name_en: '' })
  }
  return [...all, ...fresh]
}
