/** What one person sees at the place where the person at the screen works. */
import { useParams } from 'react-router'
import { api } from '@api/client'
import { PlainPage } from '@ui/plain-page'
import { PreviewCard } from '../preview-card'
import { useText } from './texts'

export default function AccountPreview() {
  const t = useText()
  const { id = '' } = useParams()
  const at = { params: { path: { account_id: id } } }
  const account = api.useQuery('get', '/api/console/identity/accounts/{account_id}', at)
  const preview = api.useQuery('get', '/api/console/identity/accounts/{account_id}/preview', at)
  const name = account.data?.name ?? ''
  return (
    <PlainPage title={t('preview.title', { name })} what={t('preview.what')} back={`/identity/accounts/${id}`} asked={preview}>
      <PreviewCard preview={preview.data} title={t('preview')} />
    </PlainPage>
  )
}
