/** Words of several lines, and how many of them there may be. */
import { useId } from 'react'
import { useText } from './texts'

export function TextArea({ label, hint, value, onChange, max, wrong = null }: { label: string; hint?: string; value: string; onChange: (text: string) => void; max: number; wrong?: string | null }) {
  const t = useText()
  const id = useId()
  return (
    <div className="hs-field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} className="hs-input" rows={5} maxLength={max} placeholder={hint} value={value} onChange={(event) => onChange(event.target.value)} aria-invalid={wrong !== null} />
      <span className="hs-weak hs-small hs-review-length">{t('length', { length: value.length, max })}</span>
      {wrong === null ? null : (
        <span className="hs-wrong" role="alert">
          {wrong}
        </span>
      )}
    </div>
  )
}
