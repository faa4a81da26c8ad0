/** Why an order goes from where it goes, in words. */
import type { Schema } from '@api/types'
import { Section } from '@ui/detail-page'
import { yuan } from '@ui/money'
import { Flex, Typography } from '@ui/parts'
import { Time } from '@ui/time'
import { type DecisionText as Text, useDecisionText as useText } from './texts'

type Decision = Schema<'DecisionView'>
type Plan = Schema<'PlanView'>

const WHYS = ['paid', 'released', 'changed', 'refused', 'short', 'stock', 'retry', 'by_hand'] as const
const OUTCOMES = ['whole', 'divided', 'part', 'waits'] as const
const RULES = ['area', 'distance', 'cost', 'fewest_parcels', 'stock_balance', 'load'] as const

function known<Word extends string>(words: readonly Word[], word: string): Word | undefined {
  return words.find((one) => one === word)
}

function inWords(it: Decision, t: Text): string {
  const outcome = known(OUTCOMES, it.outcome) ?? 'waits'
  const plan = it.chosen
  if (plan === null) return t('decided.waits')
  return t(`decided.${outcome}`, { where: plan.warehouses.join(t('plan.and')), km: plan.km, cost: yuan(plan.cost_fen), count: plan.warehouses.length, missing: plan.missing })
}

function scores(plan: Plan, t: Text): string {
  return plan.scores.map((one) => `${known(RULES, one.rule) === undefined ? one.rule : t(`rule.${known(RULES, one.rule) ?? 'area'}`)} ${one.score}`).join(' · ')
}

function PlanLine({ plan, t }: { plan: Plan; t: Text }) {
  const marks = [t('plan.score', { total: plan.total }), ...(plan.worth ? [] : [t('plan.unworthy')]), ...(plan.missing > 0 ? [t('plan.missing', { missing: plan.missing })] : [])]
  return (
    <div>
      {plan.warehouses.join(t('plan.and'))}（{marks.join(t('plan.and'))}）<Typography.Text type="secondary">{scores(plan, t)}</Typography.Text>
    </div>
  )
}

export function Decisions({ decisions }: { decisions: readonly Decision[] }) {
  const t = useText()
  if (decisions.length === 0) return null
  return (
    <Section title={t('decisions')}>
      <Flex vertical gap={16}>
        {decisions.map((it) => {
          const why = known(WHYS, it.why)
          return (
            <div key={it.id}>
              <Flex gap={8}>
                <strong>{why === undefined ? it.why : t(`why.${why}`)}</strong>
                <Typography.Text type="secondary">
                  <Time at={it.at} exact />
                </Typography.Text>
              </Flex>
              <div>{inWords(it, t)}</div>
              {it.chosen !== null && <PlanLine plan={it.chosen} t={t} />}
              {it.others.length > 0 && (
                <Typography.Paragraph type="secondary" style={{ margin: '4px 0 0' }}>
                  {t('others')}
                </Typography.Paragraph>
              )}
              {it.others.map((plan) => (
                <PlanLine key={plan.warehouses.join()} plan={plan} t={t} />
              ))}
            </div>
          )
        })}
      </Flex>
    </Section>
  )
}
