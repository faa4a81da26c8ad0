/** A round mark that says whether something is wanted: one of many, or one of a few. */
import { CheckCircleFill } from './icons'

interface CheckProps {
  /** What is wanted, for who cannot see it. */
  name: string
  on: boolean
  change: (on: boolean) => void
  disabled?: boolean
  /** `radio`: of these only one. */
  role?: 'checkbox' | 'radio'
}

export function Check({ name, on, change, disabled = false, role = 'checkbox' }: CheckProps) {
  return (
    <button type="button" role={role} className="hs-check" aria-checked={on} aria-label={name} disabled={disabled} onClick={() => change(!on)}>
      {on ? <CheckCircleFill aria-hidden /> : <span aria-hidden />}
    </button>
  )
}
