/** One line of a form: what it is, where one types, what is wrong with it. */
import { type ComponentProps, type ReactNode, useId } from 'react'

interface FieldProps {
  label: string
  wrong?: string | null
  /** Beside the field. */
  extra?: ReactNode
}

export function Field({ label, wrong, extra, ...input }: FieldProps & Omit<ComponentProps<'input'>, 'id' | 'className'>) {
  const id = useId()
  const isWrong = wrong !== null && wrong !== undefined
  return (
    <div className="hs-field">
      <label htmlFor={id}>{label}</label>
      <span className="hs-with">
        <input {...input} id={id} className="hs-input" aria-invalid={isWrong} aria-describedby={isWrong ? `${id}-wrong` : undefined} />
        {extra}
      </span>
      {isWrong ? (
        <span className="hs-wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </span>
      ) : null}
    </div>
  )
}
