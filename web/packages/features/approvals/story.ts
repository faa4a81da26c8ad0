/** The story of a request as lines of a timeline, newest first. */
import type { Schema } from '@api/types'
import type { Meaning } from '@ui/status-tag'
import type { Say } from '@ui/texts'
import type { Happening } from '@ui/timeline'
import { causeKey } from './state'
import type { Key } from './texts'

type Line = Schema<'approvals.HappeningView'>

const lines: Record<string, { key: Key; meaning: Meaning }> = {
  asked: { key: 'story.asked', meaning: 'plain' },
  approved: { key: 'story.approved', meaning: 'good' },
  refused: { key: 'story.refused', meaning: 'bad' },
  withdrawn: { key: 'story.withdrawn', meaning: 'off' },
  reminded: { key: 'story.reminded', meaning: 'warning' },
  expired: { key: 'story.expired', meaning: 'bad' },
  stopped: { key: 'story.stopped', meaning: 'bad' },
  granted: { key: 'story.granted', meaning: 'good' },
  done: { key: 'story.done', meaning: 'good' },
  failed: { key: 'story.failed', meaning: 'bad' },
}

export function story(told: readonly Line[], steps: readonly { name: string }[], t: Say<Key>): Happening[] {
  return told.toReversed().map((line) => {
    const known = lines[line.kind]
    const cause = line.kind === 'stopped' ? causeKey(line.comment) : undefined
    return {
      key: line.id,
      at: line.at,
      who: whoOf(line, t),
      what: known === undefined ? line.kind : t(known.key, { step: steps[line.step]?.name ?? '' }),
      note: (cause === undefined ? line.comment : t(cause)) || undefined,
      meaning: known?.meaning,
    }
  })
}

function whoOf(line: Line, t: Say<Key>): string {
  if (line.by_id === null) return t('house')
  return line.for_id === null ? line.by : t('story.for', { name: line.by, stead: line.stead })
}
