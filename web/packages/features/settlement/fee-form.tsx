/** A new version of a fee, for orders that are placed from its beginning on. */
import { useState } from 'react'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { CategoryField } from '@ui/category-field'
import { ChoiceField, Custom, type Option, RadioField, TimeField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { Form, InputNumber } from '@ui/parts'
import { useSay } from '@ui/say'
import { YuanField } from '@ui/yuan-field'
import { feeChoices, useText } from './texts'

type Wanted = Schema<'MakeFeeRule'>
type Scope = 'all' | 'category' | 'merchant'
interface Values {
  fee: string
  scope: Scope
  category_id: string | null
  merchant_id: string | null
  rate: number | null
  fixed_fen: number | null
  fixed_per: Wanted['fixed_per']
  floor_fen: number | null
  cap_fen: number | null
  valid_from: string
  valid_to: string | null
}
const SCOPES = ['all', 'category', 'merchant'] as const
const BP = 100

export function FeeForm({ shops, close }: { shops: Option[]; close: () => void }) {
  const t = useText()
  const say = useSay()
  const [now] = useState(() => new Date().toISOString())
  const make = useAct('post', '/api/console/settlement/fee-rules', { touches: ['/api/console/settlement/fee-rules'] })
  const ids = (values: Pick<Values, 'category_id' | 'merchant_id'>) => ({ all: null, category: values.category_id, merchant: values.merchant_id })
  async function submit({ fee, scope, rate, fixed_fen, fixed_per, floor_fen, cap_fen, valid_from, valid_to, ...rest }: Values) {
    const scope_id = ids(rest)[scope]
    await make.run({ body: { fee, scope, scope_id, rate_bp: Math.round((rate ?? 0) * BP), fixed_fen: fixed_fen ?? 0, fixed_per, floor_fen, cap_fen, valid_from, valid_to } })
    say.done(t('saved'))
  }
  const initial = { fee: 'commission', scope: 'all' as const, category_id: null, merchant_id: null, rate: 5, fixed_fen: null, fixed_per: 'piece' as const, floor_fen: null, cap_fen: null, valid_from: now, valid_to: null }
  return (
    <FormDrawer<Values> title={t('add')} open onClose={close} submit={t('save')} onSubmit={submit} initial={initial}>
      <ChoiceField name="fee" label={t('fee')} required options={feeChoices(t)} />
      <RadioField name="scope" label={t('scope')} help={t('scope.help')} options={SCOPES.map((value) => ({ value, label: t(`scope.${value}`) }))} />
      <Named shops={shops} />
      <Custom name="rate" label={t('rate')} help={t('rate.help')} required>
        <InputNumber min={0} max={100} precision={2} suffix="%" style={{ width: 160 }} />
      </Custom>
      <YuanField name="fixed_fen" label={t('fixed')} min={0} />
      <RadioField name="fixed_per" label={t('fixed.per')} options={(['piece', 'order'] as const).map((value) => ({ value, label: t(`per.${value}`) }))} />
      <YuanField name="floor_fen" label={t('floor')} min={0} />
      <YuanField name="cap_fen" label={t('cap')} min={0} />
      <TimeField name="valid_from" label={t('from')} required />
      <TimeField name="valid_to" label={t('to')} help={t('to.open')} />
    </FormDrawer>
  )
}

/** Which category, or which merchant. */
function Named({ shops }: { shops: Option[] }) {
  const t = useText()
  const scope = Form.useWatch<Scope>('scope')
  if (scope === 'merchant') return <ChoiceField name="merchant_id" label={t('scope.merchant')} required options={shops} />
  if (scope !== 'category') return null
  return (
    <Custom name="category_id" label={t('scope.category')} required>
      <CategoryField anywhere />
    </Custom>
  )
}
