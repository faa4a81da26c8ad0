/** The rule in one sentence, as buyers will read it. */
import { useLanguage } from '@ui/language'
import { Typography } from '@ui/parts'
import { useSkuNames } from '../pickers/names'
import { ruleOf } from '../rule'
import { type Content, isWhole } from '../values'
import { useText } from '../words'
import { useRuleText } from '../words-rule'
import type { AnyTerms } from '../kinds'

function namedIn(terms: AnyTerms): string[] {
  if (terms.kind === 'timed_price') return terms.prices.length === 1 ? terms.prices.map((one) => one.sku_id) : []
  return terms.kind === 'gift_with_purchase' ? terms.steps.flatMap((step) => step.gifts.map((gift) => gift.sku_id)) : []
}

export function RuleShown({ content }: { content: Content }) {
  const t = useText()
  const tell = useRuleText()
  const { language } = useLanguage()
  const nameOf = useSkuNames(namedIn(content.terms))
  if (!isWhole(content.terms)) return <Typography.Text type="secondary">{t('rule.waiting')}</Typography.Text>
  return <span data-rule>{ruleOf(content, tell, language, nameOf)}</span>
}
