/** What somebody has counted of a parcel so far, line by line. */
export const VERDICTS = ['good', 'damaged', 'scrap'] as const
export type Verdict = (typeof VERDICTS)[number]
export type Kind = Verdict | 'foreign_pieces'

export interface Announced {
  line_id: string
  quantity: number
  code: string
  barcode: string
}

export type Counts = Readonly<Record<string, Readonly<Partial<Record<Kind, number>>>>>

export function countedOf(counts: Counts, lineId: string): number {
  return Object.values(counts[lineId] ?? {}).reduce((sum, count) => sum + count, 0)
}

/** The line that what was scanned belongs to and that has room; `full` if all of it is counted. */
export function lineOf<Line extends Announced>(lines: readonly Line[], counts: Counts, scanned: string): Line | 'full' | undefined {
  const fitting = lines.filter((line) => line.barcode === scanned || line.code === scanned)
  const open = fitting.find((line) => countedOf(counts, line.line_id) < line.quantity)
  return open ?? (fitting.length > 0 ? 'full' : undefined)
}

export function oneMore(counts: Counts, lineId: string, kind: Kind): Counts {
  const before = counts[lineId] ?? {}
  return { ...counts, [lineId]: { ...before, [kind]: (before[kind] ?? 0) + 1 } }
}

export function left(lines: readonly Announced[], counts: Counts): number {
  return lines.reduce((sum, line) => sum + line.quantity - countedOf(counts, line.line_id), 0)
}

/** As it is sent: what was not seen is missing. */
export function found(lines: readonly Announced[], counts: Counts) {
  return lines.map((line) => {
    const { good = 0, damaged = 0, scrap = 0, foreign_pieces = 0 } = counts[line.line_id] ?? {}
    return { line_id: line.line_id, good, damaged, scrap, foreign_pieces, missing: line.quantity - countedOf(counts, line.line_id) }
  })
}

/** What lay in the parcel though nobody announced it: by its code, or by what it looks like. */
export type Over = Readonly<Record<string, Readonly<Partial<Record<Kind, number>>>>>
const SAID = 'says:'

/** Something without a code. */
export function described(words: string): string {
  return SAID + words
}

export function nameOf(key: string): string {
  return key.startsWith(SAID) ? key.slice(SAID.length) : key
}

export function piecesOver(over: Over): number {
  return Object.keys(over).reduce((sum, key) => sum + countedOf(over, key), 0)
}

/** As it is sent. */
export function surplus(over: Over) {
  return Object.entries(over).map(([key, count]) => {
    const { good = 0, damaged = 0, scrap = 0, foreign_pieces = 0 } = count
    const what = key.startsWith(SAID) ? { goods: null, words: nameOf(key) } : { goods: key, words: '' }
    return { ...what, good, damaged, scrap, foreign_pieces }
  })
}
