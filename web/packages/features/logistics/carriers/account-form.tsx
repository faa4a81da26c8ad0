/** A contract with a carrier: by whom numbers are given, and what a parcel costs. */
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { useCarriers } from '@ui/carriers'
import { ChoiceField, FieldGroup, RadioField, SecretField, SwitchField, TextField, WholeField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { Form, Radio } from '@ui/parts'
import { useSay } from '@ui/say'
import { freshRates, type Rates } from '../measures'
import { RatesFields } from '../rates-fields'
import { Rows } from '../tariff-fields'
import type { Account } from './accounts'
import { useText } from './texts'

const BALANCE_LOW_USUAL = 100
const BALANCE_LOW_MAX = 1_000_000
const NAME_LENGTH_MAX = 60

interface Values {
  carrier_code: string
  name: string
  gateway: Account['gateway']
  customer_number: string
  password?: string
  enabled: boolean
  balance_low: number
  knows_rest: boolean
  tariff: { rows: Schema<'RegionRates'>[]; rest: Rates }
}

export function AccountForm({ account, onClose }: { account: Account | null; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const { options } = useCarriers()
  const make = useAct('post', '/api/console/logistics/carrier-accounts')
  const edit = useAct('put', '/api/console/logistics/carrier-accounts/{account_id}')

  async function submit({ knows_rest, tariff, password, ...plain }: Values) {
    const price = { rows: tariff.rows, rest: knows_rest ? tariff.rest : null }
    const body = { ...plain, password: password || undefined, price }
    if (account === null) await make.run({ body })
    else await edit.run({ params: { path: { account_id: account.id } }, body: { ...body, version: account.version } })
    say.done(t(account === null ? 'accounts.made' : 'saved'))
  }

  return (
    <FormDrawer<Values> title={t(account === null ? 'accounts.new' : 'accounts.edit')} open onClose={onClose} initial={initialOf(account)} onSubmit={submit}>
      <ChoiceField name="carrier_code" label={t('carrier')} options={options} required />
      <TextField name="name" label={t('name')} max={NAME_LENGTH_MAX} required />
      <RadioField name="gateway" label={t('gateway')} help={t('gateway.help')} options={(['sandbox', 'kdniao'] as const).map((value) => ({ value, label: t(`gateway.${value}`) }))} required />
      <TextField name="customer_number" label={t('customer')} help={t('customer.help')} max={NAME_LENGTH_MAX} required />
      <SecretField name="password" label={t('password')} help={t('password.help')} fresh />
      <SwitchField name="enabled" label={t('enabled')} />
      <WholeField name="balance_low" label={t('balance.low')} help={t('balance.low.help')} min={0} max={BALANCE_LOW_MAX} unit={t('pieces')} required />
      <Prices />
    </FormDrawer>
  )
}

function Prices() {
  const t = useText()
  const form = Form.useFormInstance<Values>()
  const knows = Form.useWatch('knows_rest', form) ?? false
  const rows = Form.useWatch(['tariff', 'rows'], form) as { regions?: string[] }[] | undefined
  const options = [
    { value: true, label: t('price.yes') },
    { value: false, label: t('price.no') },
  ]
  return (
    <FieldGroup title={t('price')} help={t('price.help')}>
      <Form.Item name="knows_rest" label={t('price.known')}>
        <Radio.Group options={options} />
      </Form.Item>
      {knows && (
        <Form.Item>
          <RatesFields name={['tariff', 'rest']} chargeBy="weight" />
        </Form.Item>
      )}
      <Form.Item label={t('price.rows')}>
        <Rows chargeBy="weight" groups={(rows ?? []).map((row) => row?.regions)} />
      </Form.Item>
    </FieldGroup>
  )
}

function initialOf(account: Account | null): Partial<Values> {
  if (account === null) return { gateway: 'sandbox', enabled: true, balance_low: BALANCE_LOW_USUAL, knows_rest: false, tariff: { rows: [], rest: freshRates('weight') } }
  const { carrier_code, name, gateway, customer_number, enabled, balance_low, price } = account
  return { carrier_code, name, gateway, customer_number, enabled, balance_low, knows_rest: price.rest !== null, tariff: { rows: price.rows, rest: price.rest ?? freshRates('weight') } }
}
