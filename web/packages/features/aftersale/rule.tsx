/** When a merchant's money goes back, and whether what has not gone is refunded at once. */
import { api } from '@api/client'
import { useAct } from '@api/act'
import { ChoiceField, RadioField, SwitchField } from '@ui/fields'
import { FormCard } from '@ui/form'
import { YuanField } from '@ui/yuan-field'
import { useMay, useMe } from '@ui/me'
import { PlainPage } from '@ui/plain-page'
import { useSay } from '@ui/say'
import { SELF_RUN_ID } from '@ui/self-run'
import type { Schema } from '@api/types'
import { useRuleText } from './words-rule'

type Rule = Schema<'MerchantRuleView'>
type Values = Pick<Rule, 'refund_at' | 'fast_refund' | 'intercept_fen_max' | 'return_warehouse' | 'threshold_lost'>
const WAREHOUSES_MAX = 200
const LOST = ['kept', 'reckoned'] as const
const MOMENTS = ['agreement', 'signed', 'inspected'] as const

export default function RulePage() {
  const t = useRuleText()
  const merchant_id = useMe().place.merchant_id ?? SELF_RUN_ID
  const asked = api.useQuery('get', '/api/console/aftersale/rules/{merchant_id}', { params: { path: { merchant_id } } })
  return (
    <PlainPage title={t('rule-of')} what={t('rule-of.what')} asked={asked}>
      {asked.data !== undefined && <RuleForm key={asked.data.version} rule={asked.data} />}
    </PlainPage>
  )
}

function RuleForm({ rule }: { rule: Rule }) {
  const t = useRuleText()
  const say = useSay()
  const mayWrite = useMay()('aftersale.rule', 'write')
  const maySee = useMay()('inventory.warehouse')
  const found = api.useQuery('get', '/api/console/inventory/warehouses', { params: { query: { limit: WAREHOUSES_MAX } } }, { enabled: maySee }).data
  const warehouses = (found?.items ?? []).map((one) => ({ value: one.id, label: one.name }))
  const save = useAct('put', '/api/console/aftersale/rules/{merchant_id}')
  async function submit(values: Values) {
    await save.run({ params: { path: { merchant_id: rule.merchant_id } }, body: { ...values, version: rule.version } })
    say.done(t('rule-of.done'))
  }
  return (
    <FormCard<Values> initial={{ refund_at: rule.refund_at, fast_refund: rule.fast_refund, intercept_fen_max: rule.intercept_fen_max, return_warehouse: rule.return_warehouse, threshold_lost: rule.threshold_lost }} submit={t('rule-of.save')} onSubmit={submit} disabled={!mayWrite}>
      <RadioField name="refund_at" label={t('refund-at')} options={MOMENTS.map((value) => ({ value, label: t(`refund-at.${value}`) }))} />
      {maySee && <ChoiceField name="return_warehouse" label={t('rule-of.warehouse')} help={t('rule-of.warehouse.help')} options={warehouses} />}
      <SwitchField name="fast_refund" label={t('rule-of.fast')} help={t('rule-of.fast.help')} />
      <YuanField name="intercept_fen_max" label={t('rule-of.intercept')} help={t('rule-of.intercept.help')} />
      <RadioField name="threshold_lost" label={t('rule-of.lost')} help={t('rule-of.lost.help')} options={LOST.map((value) => ({ value, label: t(`rule-of.lost.${value}`) }))} />
    </FormCard>
  )
}
