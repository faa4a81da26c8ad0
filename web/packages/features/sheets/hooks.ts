/** What an importer is called, and from where one came. */
import { useParams, useSearchParams } from 'react-router'
import { api } from '@api/client'

export function useImporter() {
  const { importer = '' } = useParams()
  const [address] = useSearchParams()
  const asked = api.useQuery('get', '/api/console/sheets/{importer}', { params: { path: { importer } } })
  const given = address.get('back')
  const back = given?.startsWith('/') && !given.startsWith('//') ? given : undefined
  const kept = back === undefined ? '' : `?back=${encodeURIComponent(back)}`
  return { importer, asked, back, kept }
}
