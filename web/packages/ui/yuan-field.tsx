/** Money typed in yuan, held in whole fen: never through a floating number. */
import { InputNumber } from 'antd'
import { Custom, type Field } from './fields'

const FEN_DIGITS = 2
const AMOUNT = /^(-?)(\d{1,13})(?:\.(\d{1,2})0*)?$/

/** `12.3` → `1230`; null for what is no amount in whole fen. */
export function fenOf(text: string | null | undefined): number | null {
  const parts = AMOUNT.exec(text?.trim().replace(/\.$/, '') ?? '')
  if (parts === null) return null
  const [, sign, units = '', rest = ''] = parts
  const fen = Number(BigInt(units + rest.padEnd(FEN_DIGITS, '0')))
  return sign === '-' && fen !== 0 ? -fen : fen
}

/** `1230` → `12.30`, as it is typed. */
export function yuanTyped(fen: number | null | undefined): string | null {
  if (fen === null || fen === undefined) return null
  const digits = String(Math.abs(fen)).padStart(FEN_DIGITS + 1, '0')
  const split = digits.length - FEN_DIGITS
  return `${fen < 0 ? '-' : ''}${digits.slice(0, split)}.${digits.slice(split)}`
}

interface YuanInputProps {
  value?: number | null
  onChange?: (fen: number | null) => void
  /** Bounds in fen. */
  min?: number
  max?: number
  disabled?: boolean
  hint?: string
  small?: boolean
  wrong?: boolean
  label?: string
  width?: number | string
  /** From the form, which judges a field that was left. */
  id?: string
  onBlur?: () => void
}

export function YuanInput({ value, onChange, min = 0, max, disabled, hint, small, wrong, label, width = 160, id, onBlur }: YuanInputProps) {
  return (
    <InputNumber<string>
      id={id}
      onBlur={onBlur}
      stringMode
      controls={false}
      precision={FEN_DIGITS}
      prefix="¥"
      value={yuanTyped(value)}
      onChange={(typed) => onChange?.(fenOf(typed))}
      min={yuanTyped(min) ?? undefined}
      max={yuanTyped(max) ?? undefined}
      disabled={disabled}
      placeholder={hint}
      size={small ? 'small' : undefined}
      status={wrong ? 'error' : undefined}
      aria-label={label}
      style={{ width }}
    />
  )
}

export function YuanField({ min, max, ...field }: Field & { min?: number; max?: number }) {
  return (
    <Custom {...field}>
      <YuanInput min={min} max={max} disabled={field.disabled} hint={field.hint} />
    </Custom>
  )
}
