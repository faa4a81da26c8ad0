/** A link that looks like a button. */
import type { ReactNode } from 'react'
import { Link } from 'react-router'

export function Anchor({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link className="hs-anchor" to={to}>
      {children}
    </Link>
  )
}
