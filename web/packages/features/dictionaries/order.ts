/** Rows of a list while it is being written: moved, and what is wrong with them. */

/** One of several, moved up or down. */
export function moved<One>(all: readonly One[], index: number, by: -1 | 1): One[] {
  const there = index + by
  const one = all[index]
  const other = all[there]
  if (one === undefined || other === undefined) return [...all]
  return all.map((each, at) => (at === index ? other : at === there ? one : each))
}

export interface Written {
  code: string
  name_zh: string
  name_en: string
}

export type Fault = 'name-needed' | 'code-wrong' | 'code-twice'

const CODE = /^[a-z0-9][a-z0-9_.-]{0,63}$/

/** The first row that cannot stay as it is, counted from 1, and why. */
export function firstFault(rows: readonly Written[]): { row: number; fault: Fault } | null {
  const seen = new Set<string>()
  for (const [index, one] of rows.entries()) {
    const row = index + 1
    if (one.name_zh.trim() === '' || one.name_en.trim() === '') return { row, fault: 'name-needed' }
    if (!CODE.test(one.code)) return { row, fault: 'code-wrong' }
    if (seen.has(one.code)) return { row, fault: 'code-twice' }
    seen.add(one.code)
  }
  return null
}
