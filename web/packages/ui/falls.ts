/** Where the bars of a waterfall stand, in percent of the widest reach. */
export interface Fall {
  fen: number
  /** What is left in the end: it stands on the ground. */
  isNet: boolean
}

export interface Bar {
  start: number
  width: number
}

export function barsOf(falls: readonly Fall[]): Bar[] {
  let level = 0
  const spans = falls.map(({ isNet, fen }): [number, number] => {
    const from = isNet ? 0 : level
    const to = isNet ? fen : level + fen
    level = to
    return [Math.min(from, to), Math.max(from, to)]
  })
  const least = Math.min(0, ...spans.map(([low]) => low))
  const most = Math.max(0, ...spans.map(([, high]) => high))
  const reach = most - least
  return spans.map(([low, high]) => (reach === 0 ? { start: 0, width: 0 } : { start: ((low - least) / reach) * 100, width: ((high - low) / reach) * 100 }))
}
