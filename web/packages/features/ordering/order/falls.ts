/** Where the bars of a waterfall stand, in percent of the widest reach. */
import type { Schema } from '@api/types'

export type Step = Schema<'WaterfallStepView'>

export interface Bar {
  start: number
  width: number
}

export function barsOf(steps: readonly Step[]): Bar[] {
  let level = 0
  const spans = steps.map(({ step, fen }): [number, number] => {
    const from = step === 'net' ? 0 : level
    const to = step === 'net' ? fen : level + fen
    level = to
    return [Math.min(from, to), Math.max(from, to)]
  })
  const least = Math.min(0, ...spans.map(([low]) => low))
  const most = Math.max(0, ...spans.map(([, high]) => high))
  const reach = most - least
  return spans.map(([low, high]) => (reach === 0 ? { start: 0, width: 0 } : { start: ((low - least) / reach) * 100, width: ((high - low) / reach) * 100 }))
}
