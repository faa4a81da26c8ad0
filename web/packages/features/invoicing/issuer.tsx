/** How a shop issues invoices. */
import { api } from '@api/client'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { ChoiceField, RadioField, SwitchField, TextField } from '@ui/fields'
import { FormCard } from '@ui/form'
import { useMay, useMe } from '@ui/me'
import { PlainPage } from '@ui/plain-page'
import { useSay } from '@ui/say'
import { SELF_RUN_ID } from '@ui/self-run'
import { RATES } from './rates'
import { useSettingText } from './texts-settings'

type Issuer = Schema<'IssuerView'>
type Values = Omit<Issuer, 'merchant_id' | 'version' | 'rate_bp'> & { rate_bp: string }

export default function IssuerPage() {
  const t = useSettingText()
  const merchant_id = useMe().place.merchant_id ?? SELF_RUN_ID
  const asked = api.useQuery('get', '/api/console/invoicing/issuers/{merchant_id}', { params: { path: { merchant_id } } })
  return (
    <PlainPage title={t('issuer')} what={t('issuer.what')} asked={asked}>
      {asked.data !== undefined && <IssuerForm key={asked.data.version} issuer={asked.data} />}
    </PlainPage>
  )
}

function IssuerForm({ issuer }: { issuer: Issuer }) {
  const t = useSettingText()
  const say = useSay()
  const mayWrite = useMay()('invoicing.issuer', 'write')
  const save = useAct('put', '/api/console/invoicing/issuers/{merchant_id}')
  const { merchant_id, version, rate_bp, ...initial } = issuer
  async function submit(values: Values) {
    await save.run({ params: { path: { merchant_id } }, body: { ...values, rate_bp: Number(values.rate_bp), version } })
    say.done(t('saved'))
  }
  return (
    <FormCard<Values> initial={{ ...initial, rate_bp: String(rate_bp) }} submit={t('save')} onSubmit={submit} disabled={!mayWrite}>
      <SwitchField name="enabled" label={t('enabled')} help={t('enabled.help')} />
      <TextField name="name" label={t('name')} required />
      <TextField name="tax_number" label={t('tax-number')} required max={40} />
      <ChoiceField name="rate_bp" label={t('rate')} help={t('rate.help')} required options={RATES} />
      <RadioField name="provider" label={t('provider')} options={(['by_hand', 'sandbox'] as const).map((value) => ({ value, label: t(`provider.${value}`) }))} />
      <RadioField name="issue_at" label={t('issue-at')} options={(['received', 'paid'] as const).map((value) => ({ value, label: t(`issue-at.${value}`) }))} />
      <SwitchField name="special" label={t('special')} />
    </FormCard>
  )
}
