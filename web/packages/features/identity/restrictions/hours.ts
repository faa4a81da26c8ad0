/** Hours of the wall clock as minutes from midnight, and the other way round. */

export const MINUTES_OF_DAY = 24 * 60
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** `540` → `09:00`; the end of the day is told as 24:00. */
export function clockOf(minute: number): string {
  const parts = [Math.floor(minute / 60), minute % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}

/** What a picker gave as beginning and end: a day that ends at 00:00 ends at its very end. */
export function spanOf(from: number, to: number): { from_minute: number; to_minute: number } {
  return { from_minute: from, to_minute: to === 0 ? MINUTES_OF_DAY : to }
}

/** Runs of days as people say them: 1–5, 7. */
export function runsOf(days: readonly number[]): [number, number][] {
  const runs: [number, number][] = []
  for (const day of days.toSorted((one, other) => one - other)) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === day - 1) last[1] = day
    else runs.push([day, day])
  }
  return runs
}
