/** What offers of one shop, or of the platform, do for what is chosen, or would do with a little more. */
import type { Note } from './asked'
import { useReason } from './reasons'

export function Hints({ notes }: { notes: readonly Note[] }) {
  const reason = useReason()
  if (notes.length === 0) return null
  return (
    <ul className="hs-hints" aria-live="polite">
      {notes.map((note) => (
        <li className="hs-hint" key={note.offer_id}>
          <span className="hs-label">{note.name}</span>
          <span className={note.applied ? 'hs-less' : 'hs-weak'}>{reason(note)}</span>
        </li>
      ))}
    </ul>
  )
}
