/** One thing said in the middle of a page: nothing here, not found, failed. */
import type { ReactNode } from 'react'

interface ToldProps {
  sign?: ReactNode
  title: string
  what?: string
  children?: ReactNode
}

export function Told({ sign, title, what, children }: ToldProps) {
  return (
    <section className="hs-told">
      {sign === undefined ? null : (
        <span className="hs-told-sign" aria-hidden>
          {sign}
        </span>
      )}
      <h2>{title}</h2>
      {what === undefined ? null : <p>{what}</p>}
      {children}
    </section>
  )
}
