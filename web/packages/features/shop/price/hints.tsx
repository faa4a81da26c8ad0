/** What offers of one shop, or of the platform, do for what is chosen, or would do with a little more. */
import type { Note } from './asked'
import { useOfferName } from './name'
import { useReason } from './reasons'

export function Hints({ notes }: { notes: readonly Note[] }) {
  const reason = useReason()
  const nameOf = useOfferName()
  if (notes.length === 0) return null
  return (
    <ul className="hs-hints" aria-live="polite">
      {notes.map((note) => (
        <li className="hs-hint" key={note.offer_id}>
          <span className="hs-label">{nameOf(note)}</span>
          <span className={note.applied ? 'hs-less' : 'hs-weak'}>{reason(note)}</span>
        </li>
      ))}
    </ul>
  )
}
