/** Whether the sum that is shown is still the one that the buyer saw first. */
import { useState } from 'react'

interface Seen {
  of: string
  fen: number
}

/** What is to be remembered, and the sum before where the same thing cost another one. */
export function compare(seen: Seen | null, of: string, fen: number): { seen: Seen; before: number | null } {
  if (seen === null || seen.of !== of) return { seen: { of, fen }, before: null }
  return { seen, before: seen.fen === fen ? null : seen.fen }
}

/** `of`: what is bought, by which address and coupons; `fen`: undefined while it is not known. */
export function useAgreed(of: string, fen: number | undefined) {
  const [seen, setSeen] = useState<Seen | null>(null)
  if (fen === undefined) return { before: null, agree: () => undefined }
  const found = compare(seen, of, fen)
  if (found.seen !== seen) setSeen(found.seen)
  return { before: found.before, agree: () => setSeen({ of, fen }) }
}
