/** The field into which one types what one looks for. */
import { type FormEvent, useEffect, useRef } from 'react'
import { CloseOutline, SearchOutline } from './icons'

interface SearchFieldProps {
  value: string
  onChange: (value: string) => void
  onSearch: () => void
  name: string
  placeholder: string
  clear: string
  act: string
}

const LENGTH_MAX = 100

export function SearchField({ value, onChange, onSearch, name, placeholder, clear, act }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch()
  }
  return (
    <form className="hs-find" role="search" onSubmit={submit}>
      <span className="hs-find-field">
        <SearchOutline aria-hidden />
        <input ref={field} type="search" enterKeyHint="search" autoComplete="off" aria-label={name} placeholder={placeholder} maxLength={LENGTH_MAX} value={value} onChange={(event) => onChange(event.target.value)} />
        {value === '' ? null : (
          <button
            type="button"
            className="hs-find-clear"
            aria-label={clear}
            onClick={() => {
              onChange('')
              field.current?.focus()
            }}
          >
            <CloseOutline />
          </button>
        )}
      </span>
      <button type="submit" className="hs-find-act">
        {act}
      </button>
    </form>
  )
}
