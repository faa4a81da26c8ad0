/** How far a wave is, and what its routes save. */
const WHOLE = 100

export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((part * WHOLE) / whole)
}

/** By how much less one walks than order by order, in the order of the lines. */
export function savedPercent({ walk, walk_unplanned }: { walk: number; walk_unplanned: number }): number {
  return walk_unplanned === 0 ? 0 : Math.max(0, Math.round(((walk_unplanned - walk) * WHOLE) / walk_unplanned))
}
