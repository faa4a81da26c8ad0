/** When the clock puts a product on the shelf, and when it takes it off. */
import { useAct } from '@api/act'
import { TimeField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import type { Product } from './state'
import { useText } from './texts'

interface Values {
  shelf_at: string | null
  shelf_off_at: string | null
}

export function ScheduleModal({ product, close }: { product: Product; close: () => void }) {
  const t = useText()
  const say = useSay()
  const plan = useAct('put', '/api/console/catalog/products/{product_id}/schedule')
  const { shelf_at, shelf_off_at } = product
  async function submit(values: Values) {
    await plan.run({ params: { path: { product_id: product.id } }, body: { version: product.version, shelf_at: values.shelf_at ?? null, shelf_off_at: values.shelf_off_at ?? null } })
    say.done(t('schedule.done'))
  }
  return (
    <FormModal<Values> title={t('schedule.title')} open onClose={close} initial={{ shelf_at, shelf_off_at }} onSubmit={submit}>
      <Typography.Paragraph type="secondary">{t('schedule.what')}</Typography.Paragraph>
      {product.state !== 'on_shelf' && <TimeField name="shelf_at" label={t('schedule.on')} />}
      <TimeField name="shelf_off_at" label={t('schedule.off')} />
    </FormModal>
  )
}
