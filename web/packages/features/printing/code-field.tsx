/** A plain editor of text with numbered lines; those with a mistake are marked. */
import { type RefObject, useRef } from 'react'
import './code-field.css'

interface CodeFieldProps {
  label: string
  value: string
  onChange: (text: string) => void
  readOnly?: boolean
  /** Numbers of lines, from 1. */
  wrong?: ReadonlySet<number>
  field?: RefObject<HTMLTextAreaElement | null>
}

export function CodeField({ label, value, onChange, readOnly = false, wrong, field }: CodeFieldProps) {
  const gutter = useRef<HTMLDivElement>(null)
  const lines = value.split('\n')
  return (
    <div className="ht-code">
      <div className="ht-code-gutter" ref={gutter} aria-hidden>
        {lines.map((_, index) => (
          <div key={index} className={wrong?.has(index + 1) ? 'ht-code-wrong' : undefined}>
            {index + 1}
          </div>
        ))}
      </div>
      <textarea
        ref={field}
        aria-label={label}
        value={value}
        readOnly={readOnly}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        onChange={(event) => onChange(event.target.value)}
        onScroll={(event) => {
          if (gutter.current !== null) gutter.current.scrollTop = event.currentTarget.scrollTop
        }}
      />
    </div>
  )
}

/** Put text where the cursor is, and the cursor behind it. */
export function insertAt(field: HTMLTextAreaElement, text: string): string {
  const { selectionStart: start, selectionEnd: end, value } = field
  const next = value.slice(0, start) + text + value.slice(end)
  requestAnimationFrame(() => {
    field.focus()
    field.setSelectionRange(start + text.length, start + text.length)
  })
  return next
}
