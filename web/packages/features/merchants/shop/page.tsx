/** The shop of one merchant, as the platform looks after it. */
import { useParams } from 'react-router'
import { api } from '@api/client'
import { PlainPage } from '@ui/plain-page'
import { Profile } from './profile'
import { useShopText } from './texts'

export default function ShopPage() {
  const t = useShopText()
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/merchants/shops/{shop_id}', { params: { path: { shop_id: id } } })
  return (
    <PlainPage asked={asked} title={asked.data?.name ?? t('title')} what={t('what')} back={`/merchants/merchants/${id}`}>
      {asked.data !== undefined && <Profile shop={asked.data} />}
    </PlainPage>
  )
}
