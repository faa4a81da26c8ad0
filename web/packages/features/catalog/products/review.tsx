/** One try to publish: what would change, what the machine points out, yes or no. */
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { DetailPage, type Fact, Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { Alert, Button, Flex, Typography } from '@ui/parts'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { RevisionDifferences } from './differences'
import { grouped } from './findings'
import { useBrandName } from './names'
import { REVISION_MEANING } from './revision-line'
import { ContentSections } from './shown'
import { type Text, useText } from './texts'
import { type ReviewText, useReviewText } from './texts-review'
import { useDecide } from './use-decide'

export type RevisionShown = Schema<'RevisionView'>

/** What a new product says of itself beside its parts. */
function firstFacts(it: RevisionShown, t: ReviewText, words: Text, brand: string): Fact[] {
  const { composition = 'single', kind = 'physical', subtitle } = it.after
  return [
    { label: t('brand_id'), value: brand },
    { label: t('composition'), value: `${words(`composition.${composition}`)} · ${words(`kind.${kind}`)}` },
    ...(subtitle ? [{ label: t('subtitle'), value: subtitle, wide: true }] : []),
  ]
}

function factsOf(it: RevisionShown, t: ReviewText): Fact[] {
  const time = (label: string, at: string | null) => (at === null ? [] : [{ label, value: <Time at={at} exact /> }])
  return [
    { label: t('product'), value: <Link to={`/catalog/products/${it.product_id}`}>{it.number}</Link> },
    { label: t('shop'), value: it.shop_name },
    { label: t('category'), value: it.rules?.path.map((step) => step.name).join(' / ') ?? it.category_name },
    { label: t('kind'), value: it.first ? t('first') : t('change', { count: it.fields.length }) },
    ...time(t('submitted-at'), it.submitted_at),
    ...time(t('decided-at'), it.decided_at),
    ...(it.reason === '' ? [] : [{ label: t('reason'), value: it.reason, wide: true }]),
  ]
}

export default function ReviewPage() {
  const t = useReviewText()
  const { id = '' } = useParams()
  const may = useMay()
  const asked = api.useQuery('get', '/api/console/catalog/revisions/{revision_id}', { params: { path: { revision_id: id } } })
  const words = useText()
  const brand = useBrandName(asked.data?.after.brand_id)
  const reviews = may('catalog.review', 'write')
  return (
    <DetailPage<RevisionShown>
      asked={asked}
      back={reviews ? '/catalog/reviews' : asked.data && `/catalog/products/${asked.data.product_id}`}
      title={(it) => it.name}
      state={(it) => <StatusTag meaning={REVISION_MEANING[it.state]}>{t(`state.${it.state}`)}</StatusTag>}
      facts={(it) => [...factsOf(it, t), ...(it.first ? firstFacts(it, t, words, brand) : [])]}
      acts={(it) => <Acts it={it} reviews={reviews} writes={may('catalog.product', 'write')} />}
      aside={(it) => (
        <Section title={t('findings')}>
          <Findings it={it} />
        </Section>
      )}
    >
      {(it) => (it.first || it.before === null ? <ContentSections content={it.after} rules={it.rules?.attributes} /> : <RevisionDifferences it={it} before={it.before} />)}
    </DetailPage>
  )
}

function Findings({ it }: { it: RevisionShown }) {
  const t = useReviewText()
  if (it.findings.length === 0) return <Typography.Text type="secondary">{t('findings.none')}</Typography.Text>
  return (
    <Flex vertical gap={8}>
      {grouped(it.findings).map(({ one, count }) => (
        <Alert key={`${one.level} ${one.place}`} type={one.level === 'block' ? 'error' : 'warning'} showIcon title={count > 1 ? `${one.text} ${t('findings.count', { count })}` : one.text} />
      ))}
    </Flex>
  )
}

function Acts({ it, reviews, writes }: { it: RevisionShown; reviews: boolean; writes: boolean }) {
  const t = useReviewText()
  const { decide, drawn, running } = useDecide()
  return (
    <Flex gap={8}>
      {!reviews && (
        <Link to={`/catalog/products/${it.product_id}`}>
          <Button tabIndex={-1}>{t('open-product')}</Button>
        </Link>
      )}
      {writes && !reviews && (it.state === 'draft' || it.state === 'refused') && (
        <Link to={`/catalog/products/${it.product_id}/edit`}>
          <Button type="primary" tabIndex={-1}>
            {t('edit')}
          </Button>
        </Link>
      )}
      {reviews && it.state === 'in_review' && (
        <>
          <Button danger disabled={running} onClick={() => void decide('refuse', [it])}>
            {t('refuse')}
          </Button>
          <Button type="primary" loading={running} onClick={() => void decide('approve', [it])}>
            {t('approve')}
          </Button>
        </>
      )}
      {drawn}
    </Flex>
  )
}
