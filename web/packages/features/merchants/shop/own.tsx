/** The shop of the merchant where one works. */
import { api } from '@api/client'
import { PlainPage } from '@ui/plain-page'
import { Profile } from './profile'
import { useShopText } from './texts'

export default function OwnShop() {
  const t = useShopText()
  const asked = api.useQuery('get', '/api/console/merchants/own-shop')
  return (
    <PlainPage asked={asked} title={t('title')} what={t('what')}>
      {asked.data !== undefined && <Profile shop={asked.data} />}
    </PlainPage>
  )
}
