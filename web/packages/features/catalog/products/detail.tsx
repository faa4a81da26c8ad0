/** One product: what sells, where it stands, what waits, what happened. */
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { api } from '@api/client'
import { DetailPage, type Fact, Section } from '@ui/detail-page'
import { ClockCircleOutlined, EditOutlined } from '@ui/icons'
import { useMay } from '@ui/me'
import { Alert, Button, Dropdown, Flex, Tooltip } from '@ui/parts'
import { MoreOutlined } from '@ui/icons'
import { Time } from '@ui/time'
import { useWords } from '@ui/words'
import { useLabelNames } from './names'
import { RevisionLine } from './revision-line'
import { useRules } from './rules'
import { ScheduleModal } from './schedule'
import { ContentSections, Tags } from './shown'
import { type Act, actsOf, type Product, ProductState, uneditable } from './state'
import { type Text, useText } from './texts'
import { useProductActs } from './use-acts'

function factsOf(it: Product, t: Text, nameOf: (id: string) => string): Fact[] {
  const time = (at: string | null) => at && <Time at={at} exact />
  return [
    { label: t('number'), value: it.number },
    { label: t('code'), value: it.code },
    { label: t('shop'), value: it.shop_name },
    { label: t('category'), value: it.category_path.map((step) => step.name).join(' / ') },
    { label: t('brand'), value: it.brand_name },
    ...(typeof it.sellable === 'number' ? [{ label: t('sellable'), value: it.sellable.toLocaleString('en-US') }] : []),
    { label: t('composition'), value: `${t(`composition.${it.composition}`)} · ${t(`kind.${it.kind}`)}` },
    { label: t('labels'), value: <Tags names={(it.content.label_ids ?? []).map(nameOf)} /> },
    { label: t('promises'), value: <Tags names={(it.content.promise_ids ?? []).map(nameOf)} /> },
    { label: t('created'), value: time(it.created_at) },
    ...(it.approved_at ? [{ label: t('approved-at'), value: time(it.approved_at) }] : []),
    ...(it.first_shelf_at ? [{ label: t('shelf-first'), value: time(it.first_shelf_at) }] : []),
    ...(it.shelf_at ? [{ label: t('shelf-at'), value: time(it.shelf_at) }] : []),
    ...(it.shelf_off_at ? [{ label: t('shelf-off-at'), value: time(it.shelf_off_at) }] : []),
    ...(it.subtitle ? [{ label: t('subtitle'), value: it.subtitle, wide: true }] : []),
  ]
}

export default function ProductPage() {
  const t = useText()
  const { id = '' } = useParams()
  const may = useMay()('catalog.product', 'write')
  const nameOf = useLabelNames()
  const asked = api.useQuery('get', '/api/console/catalog/products/{product_id}', { params: { path: { product_id: id } } })
  const rules = useRules(asked.data?.category_id)
  return (
    <DetailPage<Product>
      asked={asked}
      back="/catalog/products"
      title={(it) => it.name}
      state={(it) => <ProductState it={it} t={t} />}
      facts={(it) => factsOf(it, t, nameOf)}
      acts={(it) => may && <Acts it={it} />}
      aside={(it) => (
        <Section title={t('revisions')}>
          <RevisionLine product={it.id} />
        </Section>
      )}
      thing="catalog.product"
      thingId={id}
    >
      {(it) => (
        <>
          <Waits it={it} />
          <ContentSections content={it.content} rules={rules.data?.attributes} stock={it.approved_at !== null && it.composition === 'single'} labels={may && it.approved_at !== null} />
        </>
      )}
    </DetailPage>
  )
}

/** What the reader must know first: why it was refused, or what waits. */
function Waits({ it }: { it: Product }) {
  const t = useText()
  if (it.state_reason !== '') return <Alert type={it.state === 'draft' ? 'error' : 'info'} showIcon title={`${t(it.state === 'draft' ? 'refused' : 'reason')}：${it.state_reason}`} />
  const { revision } = it
  if (revision === null || it.state === 'in_review' || it.state === 'draft') return null
  if (revision.state !== 'draft' && revision.state !== 'in_review') return null
  const look = (
    <Link to={`/catalog/revisions/${revision.id}`}>
      <Button size="small" tabIndex={-1}>
        {t('waits.look')}
      </Button>
    </Link>
  )
  return <Alert type={revision.state === 'draft' ? 'warning' : 'info'} showIcon title={t(`waits.${revision.state}`, { count: revision.fields.length })} action={look} />
}

const PRIMARY: readonly Act[] = ['submit', 'put_on_shelf', 'restore']
const DANGER: ReadonlySet<Act> = new Set<Act>(['take_off_shelf', 'recycle', 'purge'])
const SCHEDULED = new Set(['approved', 'off_shelf', 'on_shelf'])

function Acts({ it }: { it: Product }) {
  const t = useText()
  const word = useWords()
  const go = useNavigate()
  const { run, drawn, running } = useProductActs()
  const [planning, setPlanning] = useState(false)
  const acts = actsOf(it).filter((act) => act !== 'purge' || it.approved_at === null)
  const primary = acts.find((act) => PRIMARY.includes(act))
  const why = uneditable(it, t)

  async function carry(act: Act) {
    if ((await run(act, [it])) && act === 'purge') void go('/catalog/products')
  }
  const more = [
    ...(SCHEDULED.has(it.state) ? [{ key: 'schedule', label: t('schedule'), icon: <ClockCircleOutlined />, onClick: () => setPlanning(true) }] : []),
    ...acts.filter((act) => act !== primary).map((act) => ({ key: act, label: t(act), danger: DANGER.has(act), onClick: () => void carry(act) })),
  ]
  return (
    <Flex gap={8}>
      {more.length > 0 && (
        <Dropdown menu={{ items: more }} trigger={['click']}>
          <Button icon={<MoreOutlined />}>{word('act.more')}</Button>
        </Dropdown>
      )}
      <Tooltip title={why}>
        <Button icon={<EditOutlined />} disabled={why !== undefined} onClick={() => void go(`/catalog/products/${it.id}/edit`)}>
          {t('edit')}
        </Button>
      </Tooltip>
      {primary !== undefined && (
        <Button type="primary" loading={running} onClick={() => void carry(primary)}>
          {t(primary)}
        </Button>
      )}
      {planning && <ScheduleModal product={it} close={() => setPlanning(false)} />}
      {drawn}
    </Flex>
  )
}
