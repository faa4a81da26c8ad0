/** What must hold for a step, in itself and against the one before. */
import { useFormText } from '../words-form'
import type { Check } from './cell'

/** A threshold: an amount, above that of the step before. */
export function useThreshold(): Check<{ threshold_fen: number }> {
  const t = useFormText()
  return (row, before) => {
    if (!row.threshold_fen) return t('must.amount')
    return before?.threshold_fen && row.threshold_fen <= before.threshold_fen ? t('must.rise') : undefined
  }
}

export function useRate(): Check<{ pay_permille: number }> {
  const t = useFormText()
  return (row, before) => {
    if (!row.pay_permille) return t('must.rate')
    return before?.pay_permille && row.pay_permille >= before.pay_permille ? t('must.better') : undefined
  }
}
