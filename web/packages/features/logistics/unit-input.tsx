/** A number that people write with decimals and that is kept as a whole number of small units. */
import { useState } from 'react'
import { Input } from '@ui/parts'
import { read, written } from './measures'

interface Props {
  value?: number | null
  onChange?: (small: number | null) => void
  digits: number
  unit?: string
  sign?: string
  label: string
  disabled?: boolean
  id?: string
}

export function UnitInput({ value, onChange, digits, unit, sign, label, disabled, id }: Props) {
  const [typed, setTyped] = useState<string>()
  const known = value === null || value === undefined ? '' : written(value, digits)
  return (
    <Input
      id={id}
      aria-label={label}
      value={typed ?? known}
      status={typed !== undefined && typed !== '' && read(typed, digits) === null ? 'error' : undefined}
      disabled={disabled}
      prefix={sign}
      suffix={unit}
      inputMode="decimal"
      autoComplete="off"
      maxLength={16}
      style={{ width: 120 }}
      onChange={(event) => {
        setTyped(event.target.value)
        onChange?.(read(event.target.value, digits))
      }}
      onBlur={() => setTyped((text) => (text !== undefined && text !== '' && read(text, digits) === null ? text : undefined))}
    />
  )
}
