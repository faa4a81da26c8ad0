/** How many: with two buttons, or typed. */
import { useState } from 'react'
import { AddOutline, MinusOutline } from './icons'
import { useShopWords } from './words'

interface QuantityProps {
  /** What is counted, for who cannot see it. */
  name: string
  value: number
  max: number
  onChange: (count: number) => void
}

export function Quantity({ name, value, max, onChange }: QuantityProps) {
  const word = useShopWords()
  const [typed, setTyped] = useState<string | null>(null)
  const settle = () => {
    const count = Number(typed ?? value)
    setTyped(null)
    if (Number.isInteger(count) && count > 0) onChange(Math.min(count, max))
  }
  return (
    <span className="hs-quantity" role="group" aria-label={name}>
      <button type="button" aria-label={word('fewer')} disabled={value <= 1} onClick={() => onChange(value - 1)}>
        <MinusOutline />
      </button>
      <input
        inputMode="numeric"
        aria-label={name}
        maxLength={3}
        value={typed ?? value}
        onChange={(event) => setTyped(event.target.value.replaceAll(/\D/g, ''))}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle()
        }}
      />
      <button type="button" aria-label={word('more-of')} disabled={value >= max} onClick={() => onChange(value + 1)}>
        <AddOutline />
      </button>
    </span>
  )
}
