/** Rates in one line of words. */
import { yuan } from '@ui/money'
import { type ChargeBy, MEASURES, type Rates, written } from './measures'
import { useText } from './texts'

export function RatesLine({ rates, chargeBy }: { rates: Rates; chargeBy: ChargeBy }) {
  const t = useText()
  const { digits, unit } = MEASURES[chargeBy]
  const words = {
    first: written(rates.first_unit, digits),
    firstFee: `¥${yuan(rates.first_fee_fen)}`,
    next: written(rates.next_unit, digits),
    nextFee: `¥${yuan(rates.next_fee_fen)}`,
    unit: t(`unit.${unit}`),
  }
  return <span className="ht-number">{t('rates.line', words)}</span>
}
