/** Beside the form: the rule in words, the price of some goods with it, and what it would have done. */
import { Card, Segmented } from '@ui/parts'
import { useState } from 'react'
import { Panel } from '../trial/panel'
import { type Content, isWhole } from '../values'
import { useText } from '../words'
import { useTrialText } from '../words-trial'
import { RuleShown } from './rule-shown'
import { Simulation } from './simulation'

export function Rail({ content, promotionId, merchant }: { content: Content; promotionId?: string; merchant: string | null }) {
  const t = useText()
  const tr = useTrialText()
  // It may be tried before it has a name.
  const tried = isWhole(content.terms) ? { ...content, name: content.name || t('new') } : undefined
  const [shown, setShown] = useState<'trial' | 'simulation'>('trial')
  return (
    <>
      <Card size="small" title={t('rule.reads')}>
        <RuleShown content={content} />
      </Card>
      <Card
        size="small"
        title={
          <Segmented
            value={shown}
            onChange={setShown}
            options={(['trial', 'simulation'] as const).map((value) => ({ value, label: tr(`${value}.title`) }))}
          />
        }
      >
        {shown === 'trial' ? (
          <Panel draft={tried} promotionId={promotionId} merchant={merchant} />
        ) : (
          <Simulation content={tried} />
        )}
      </Card>
    </>
  )
}
