/** Fees, which channels reckon to the thousandth of a fen. */
import { yuan } from '@ui/money'
import { feeYuan } from './fee-yuan'

const FEE_DIGITS = 5

export function Fee({ thousandths }: { thousandths: number }) {
  if (thousandths === 0) return '—'
  return <span className="ht-number">{feeYuan(yuan(thousandths, FEE_DIGITS))}</span>
}
