/** Where an order goes, as long as nothing of it has gone. */
import { useAct } from '@api/act'
import { Custom, TextField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { Typography } from '@ui/parts'
import { RegionField } from '@ui/region-field'
import { useSay } from '@ui/say'
import type { OrderPage } from '../state'
import { useText } from '../texts'
import { useOrderText } from './texts'

interface Values {
  recipient: string
  phone: string
  region_code: string
  detail: string
}

export function AddressForm({ it, close }: { it: OrderPage; close: () => void }) {
  const t = useText()
  const own = useOrderText()
  const say = useSay()
  const change = useAct('put', '/api/console/ordering/orders/{order_id}/address')
  return (
    <FormDrawer<Values>
      title={own('address.change')}
      open
      onClose={close}
      initial={{ recipient: it.recipient ?? '', phone: it.phone ?? '', region_code: it.region_code, detail: it.detail ?? '' }}
      onSubmit={async (values) => {
        await change.run({ params: { path: { order_id: it.id } }, body: { version: it.version, ...values } })
        say.done(own('address.changed'))
      }}
    >
      <Typography.Paragraph type="secondary">{own('address.what')}</Typography.Paragraph>
      <TextField name="recipient" label={t('recipient')} required max={30} />
      <TextField name="phone" label={t('phone')} required max={11} />
      <Custom name="region_code" label={own('address.region')} required>
        <RegionField />
      </Custom>
      <TextField name="detail" label={own('address.detail')} required max={120} />
    </FormDrawer>
  )
}
