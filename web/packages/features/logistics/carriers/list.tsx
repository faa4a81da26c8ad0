/** Carriers, contracts with them, and who tells where parcels are. */
import { useMay } from '@ui/me'
import { Flex } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { Accounts } from './accounts'
import { Carriers } from './carriers'
import { useText } from './texts'
import { Trackers } from './trackers'

export default function CarriersPage() {
  const t = useText()
  const may = useMay()
  return (
    <PlainPage title={t('title')} what={t('what')}>
      <Flex vertical gap={16}>
        {may('logistics.carrier_account') && <Accounts />}
        {may('logistics.carrier') && <Carriers />}
        {may('logistics.tracker') && <Trackers />}
      </Flex>
    </PlainPage>
  )
}
