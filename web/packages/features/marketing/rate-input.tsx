/** A discount: typed as 8.5 折 or 15 % off, held as what is left to pay of a thousand. */
import { useState } from 'react'
import { useLanguage } from '@ui/language'
import { Input } from '@ui/parts'
import { rateRead, rateWritten } from './rates'
import { useFormText } from './words-form'

interface Props {
  value?: number | null
  onChange?: (payPermille: number | null) => void
  label: string
  disabled?: boolean
  id?: string
  onBlur?: () => void
}

export function RateInput({ value, onChange, label, disabled, id, onBlur }: Props) {
  const t = useFormText()
  const { language } = useLanguage()
  const [typed, setTyped] = useState<string>()
  const known = value === null || value === undefined ? '' : rateWritten(value, language)
  const wrong = typed !== undefined && typed !== '' && rateRead(typed, language) === null
  return (
    <Input
      id={id}
      aria-label={label}
      value={typed ?? known}
      status={wrong ? 'error' : undefined}
      suffix={t('rate.unit')}
      inputMode="decimal"
      autoComplete="off"
      maxLength={5}
      disabled={disabled}
      style={{ width: 130 }}
      onChange={(event) => {
        setTyped(event.target.value)
        onChange?.(rateRead(event.target.value, language))
      }}
      onBlur={() => {
        if (!wrong) setTyped(undefined)
        onBlur?.()
      }}
    />
  )
}
