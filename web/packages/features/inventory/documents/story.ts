/** What happened to a document, newest first, as its own fields tell. */
import type { Happening } from '@ui/timeline'
import type { Document } from './detail'
import type { Text } from './texts'

type Told = Pick<
  Document,
  'state' | 'made_at' | 'made_by_name' | 'submitted_at' | 'submitted_by_name' | 'posted_at' | 'posted_by_name' | 'reversed_at' | 'reversed_by_number' | 'refusal'
>

export function story(document: Told, t: Text): Happening[] {
  const told: (Happening | false)[] = [
    { key: 'made', at: document.made_at, who: document.made_by_name, what: t('story.made') },
    document.submitted_at !== null && { key: 'submitted', at: document.submitted_at, who: document.submitted_by_name, what: t('story.submitted'), meaning: 'running' },
    document.state === 'draft' && document.refusal !== '' && { key: 'refused', what: t('story.refused'), meaning: 'warning' },
    document.state === 'waiting' && { key: 'waiting', what: t('story.waiting'), meaning: 'waiting' },
    document.posted_at !== null && { key: 'posted', at: document.posted_at, who: document.posted_by_name, what: t('story.posted'), meaning: 'good' },
    document.reversed_at !== null && { key: 'reversed', at: document.reversed_at, what: t('story.reversed'), note: document.reversed_by_number || null, meaning: 'off' },
    document.state === 'cancelled' && { key: 'cancelled', what: t('story.cancelled'), meaning: 'off' },
  ]
  return told.filter((one) => one !== false).toReversed()
}
