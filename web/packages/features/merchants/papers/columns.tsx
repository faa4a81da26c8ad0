/** Columns of papers. */
import { api } from '@api/client'
import { Documents } from '@ui/document-tile'
import { Typography } from '@ui/parts'
import { type Paper, State } from '../states'
import type { Text } from '../texts'

/** What kinds of papers are called. */
export function useKinds() {
  const asked = api.useQuery('get', '/api/console/dictionaries/{code}/words', { params: { path: { code: 'qualification_kind' } } })
  const words = asked.data ?? []
  return { words, nameOf: (kind: string) => words.find((one) => one.code === kind)?.name ?? kind, loading: asked.isPending }
}

export function paperColumns(t: Text, nameOf: (kind: string) => string) {
  return [
    { key: 'kind', title: t('paper.kind'), show: (one: Paper) => nameOf(one.kind) },
    { key: 'brand', title: t('paper.brand'), show: (one: Paper) => one.brand_name },
    { key: 'number', title: t('paper.number'), show: (one: Paper) => one.number },
    { key: 'until', title: t('paper.until'), show: (one: Paper) => one.expires_on ?? t('no-end') },
    { key: 'files', title: t('paper.files'), show: (one: Paper) => <Documents files={one.file_ids} /> },
    {
      key: 'state',
      title: t('state'),
      show: (one: Paper) => (
        <>
          <State kind="paper" state={one.state} /> {one.note && <Typography.Text type="secondary">{one.note}</Typography.Text>}
        </>
      ),
    },
  ]
}
