/** Who gets it, and where. */
import { Facts } from '@ui/detail-page'
import type { OrderPage } from '../state'
import { useText } from '../texts'
import { useOrderText } from './texts'

export function Delivery({ it }: { it: OrderPage }) {
  const t = useText()
  const own = useOrderText()
  return (
    <Facts
      title={own('delivery')}
      facts={[
        { label: t('recipient'), value: it.recipient },
        { label: t('phone'), value: it.phone },
        { label: own('address'), value: [it.region, it.detail].filter(Boolean).join(' '), wide: true },
      ]}
    />
  )
}
