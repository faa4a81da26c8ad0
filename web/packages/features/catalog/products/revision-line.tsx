/** The tries to publish a product, newest first. */
import { Link } from 'react-router'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Skeleton, Typography } from '@ui/parts'
import type { Meaning } from '@ui/status-tag'
import { Timeline } from '@ui/timeline'
import { useText } from './texts'

export type Revision = Schema<'ListedRevisionView'>
const SHOWN = 20

export const REVISION_MEANING: Record<Revision['state'], Meaning> = {
  draft: 'plain',
  in_review: 'running',
  refused: 'bad',
  applied: 'good',
  withdrawn: 'off',
}

/** When it came to stand where it stands. */
export const momentOf = (one: Revision) => one.decided_at ?? (one.state === 'draft' ? one.made_at : (one.submitted_at ?? one.made_at))

export function RevisionLine({ product }: { product: string }) {
  const t = useText()
  const asked = api.useQuery('get', '/api/console/catalog/revisions', { params: { query: { product_id: product, limit: SHOWN } } })
  if (asked.data === undefined) return <Skeleton active title={false} />
  if (asked.data.items.length === 0) return <Typography.Text type="secondary">{t('revisions.none')}</Typography.Text>
  const items = asked.data.items.map((one) => ({
    key: one.id,
    at: momentOf(one),
    who: (one.decided_by === null ? one.made_by_name : one.decided_by_name) || undefined,
    what: (
      <Link to={`/catalog/revisions/${one.id}`}>
        {t(`revision.${one.state}`)} · {one.first ? t('revision.first') : t('revision.change', { count: one.fields.length })}
      </Link>
    ),
    note: one.reason || undefined,
    meaning: REVISION_MEANING[one.state],
  }))
  return <Timeline items={items} />
}
