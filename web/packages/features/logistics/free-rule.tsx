/** A condition for free delivery in words. */
import { yuan } from '@ui/money'
import { useText } from './texts'

export function FreeRule({ count, amount }: { count: number | null; amount: number | null }) {
  const t = useText()
  const money = amount === null ? '' : `¥${yuan(amount)}`
  if (count !== null && amount !== null) return t('free.by-both', { count, amount: money })
  return count === null ? t('free.by-amount', { amount: money }) : t('free.by-count', { count })
}
