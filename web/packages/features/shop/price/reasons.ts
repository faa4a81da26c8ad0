/** Why a price is what it is, in words. The server says codes and values. */
import { yuan } from '@ui/money'
import type { Note } from './asked'
import { isReason, type ReasonKey, useWords } from './words-reasons'

/** Which text says it, and what fills it. */
export function reasonOf({ why, values }: Pick<Note, 'why' | 'values'>): [ReasonKey, Record<string, string | number>] {
  const { off_fen: off, missing_fen, missing, other, gifts } = values
  const filled: Record<string, string | number> = {}
  if (off !== undefined) filled['off'] = yuan(off)
  if (missing_fen !== undefined) filled['missing'] = yuan(missing_fen)
  if (missing !== undefined) filled['missing'] = Number(missing)
  if (other !== undefined) filled['other'] = String(other)
  if (gifts !== undefined) filled['gifts'] = Number(gifts)
  const narrow = ['off', 'gifts', 'other'].map((name) => (name in filled ? `${why}.${name}` : '')).find(isReason)
  return [narrow ?? (isReason(why) ? why : 'unknown'), filled]
}

export function useReason(): (note: Pick<Note, 'why' | 'values'>) => string {
  const word = useWords()
  return (note) => word(...reasonOf(note))
}
