/** Bounds of one SKU in one warehouse. */
import { useAct } from '@api/act'
import { WholeField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { useText } from '../texts'

interface Values {
  low_quantity: number | null
  over_quantity: number | null
  ageing_days: number | null
  near_expiry_days: number | null
}

/** Where, and what is set there now. */
interface Ruled extends Values {
  warehouse_id: string
  warehouse_name?: string
  rule_version: number | null
}

export function RuleForm({ sku, place, onClose }: { sku: string; place: Ruled | undefined; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const set = useAct('post', '/api/console/inventory/stock-rules')

  async function submit(values: Values) {
    if (place === undefined) return
    await set.run({ body: { sku_id: sku, warehouse_id: place.warehouse_id, version: place.rule_version, ...values } })
    say.done(t('rule.saved'))
  }

  return (
    <FormModal<Values>
      key={`${sku} ${place?.warehouse_id}`}
      open={place !== undefined}
      title={`${t('rule.set')} · ${place?.warehouse_name ?? ''}`}
      initial={{ low_quantity: place?.low_quantity, over_quantity: place?.over_quantity, ageing_days: place?.ageing_days, near_expiry_days: place?.near_expiry_days }}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography.Paragraph type="secondary">{t('rule.what')}</Typography.Paragraph>
      <WholeField name="low_quantity" label={t('rule.low')} min={0} />
      <WholeField name="over_quantity" label={t('rule.over')} min={1} />
      <WholeField name="ageing_days" label={t('rule.ageing')} min={1} max={3650} />
      <WholeField name="near_expiry_days" label={t('rule.near')} min={1} max={3650} />
    </FormModal>
  )
}
