/** What a coupon takes off, in words. */
import type { Language } from '@ui/language'
import { useLanguage } from '@ui/language'
import type { Say } from '@ui/texts'
import { rateWritten } from '../rates'
import { amount } from '../rule'
import { type RuleKey, useRuleText } from '../words-rule'
import type { Offer } from './values'

const PER_MILLE = 1_000

export function offerOf({ kind, threshold_fen, value, cap_fen }: Offer, t: Say<RuleKey>, language: Language): string {
  const words = { from: amount(threshold_fen), off: amount(value), rate: t('rate', { rate: rateWritten(PER_MILLE - value, language) }) }
  const said = threshold_fen > 0 ? t(`coupon.${kind}.from`, words) : t(`coupon.${kind}`, words)
  return said + (kind === 'percent' && cap_fen ? t('cap', { cap: amount(cap_fen) }) : '')
}

export function OfferWords({ offer }: { offer: Offer }) {
  const t = useRuleText()
  const { language } = useLanguage()
  return <span>{offerOf(offer, t, language)}</span>
}
