/** What waits for review, and what became of it. */
import { ListPage } from '@ui/list-page'
import type { BatchAct, Column, Filter, Tab } from '@ui/list-types'
import { useMay } from '@ui/me'
import { StatusTag } from '@ui/status-tag'
import { Pictured } from '@ui/thumbnail'
import { Time } from '@ui/time'
import { REVISION_MEANING, type Revision } from './revision-line'
import { type ReviewText, useReviewText } from './texts-review'
import { type Decision, useDecide } from './use-decide'

const STATES = ['in_review', 'applied', 'refused', 'withdrawn'] as const
const DECISIONS: readonly Decision[] = ['approve', 'refuse']

function columnsOf(t: ReviewText): Column<Revision>[] {
  return [
    { key: 'product', title: t('product'), width: 340, show: (one) => <Pictured file={one.picture} name={one.name} second={one.number} large={false} /> },
    { key: 'kind', title: t('kind'), show: (one) => (one.first ? t('first') : t('change', { count: one.fields.length })) },
    { key: 'state', title: t('state'), show: (one) => <StatusTag meaning={REVISION_MEANING[one.state]} hint={one.reason || undefined}>{t(`state.${one.state}`)}</StatusTag> },
    { key: 'findings', title: t('findings.count-of'), right: true, show: (one) => one.finding_count || '—' },
    { key: 'shop', title: t('shop'), show: (one) => one.shop_name },
    { key: 'category', title: t('category'), show: (one) => one.category_name },
    { key: 'submitted', title: t('submitted-at'), sort: 'id', show: (one) => one.submitted_at && <Time at={one.submitted_at} /> },
    { key: 'decided', title: t('decided-at'), width: 120, show: (one) => one.decided_at && <Time at={one.decided_at} /> },
    { key: 'reason', title: t('reason'), hidden: true, show: (one) => one.reason },
  ]
}

export default function Reviews() {
  const t = useReviewText()
  const may = useMay()('catalog.review', 'write')
  const { decide, drawn } = useDecide()
  const filters: Filter[] = [{ kind: 'text', name: 'text', title: t('search') }]
  const tabs: Tab[] = STATES.map((state) => ({ key: state, title: t(`state.${state}`), set: { state: [state] } }))
  const batch: BatchAct<Revision>[] = DECISIONS.map((decision) => ({
    key: decision,
    title: t(decision),
    danger: decision === 'refuse',
    run: (rows) => decide(decision, rows),
  }))
  return (
    <>
      <ListPage
        path="/api/console/catalog/revisions"
        title={t('title')}
        what={t('what')}
        columns={columnsOf(t)}
        filters={filters}
        tabs={tabs}
        batch={may ? batch : undefined}
        open={(row) => `/catalog/revisions/${row.id}`}
        empty={{ why: t('none') }}
      />
      {drawn}
    </>
  )
}
