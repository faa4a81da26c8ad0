/** One document: its lines, its way, and what may be done with it now. */
import { Link, useParams } from 'react-router'
import { pictureOf } from '@api/upload'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { DetailPage, Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Alert, Flex, Image, Typography } from '@ui/parts'
import { Person } from '@ui/person'
import { PlainTable } from '@ui/plain-table'
import { Time } from '@ui/time'
import { Timeline } from '@ui/timeline'
import { GoodsCell } from '../goods'
import { signed, type Condition } from '../words'
import { DocumentActs } from './acts'
import { DocumentState } from './state'
import { story } from './story'
import { type Text, useText } from './texts'

export type Document = Schema<'DocumentDetailView'>
type Line = Schema<'DocumentLineView'>
const AGAIN_MILLISECONDS = 3_000
const PHOTO_SIDE = 96

export default function DocumentPage() {
  const t = useText()
  const { id = '' } = useParams()
  const asked = api.useQuery(
    'get',
    '/api/console/inventory/documents/{document_id}',
    { params: { path: { document_id: id } } },
    // What is agreed to is posted a moment later.
    { refetchInterval: (query) => (query.state.data?.state === 'waiting' ? AGAIN_MILLISECONDS : false) },
  )
  return (
    <DetailPage<Document>
      asked={asked}
      back="/inventory/documents"
      title={(it) => it.number}
      what={(it) => t(`kind.${it.kind}`)}
      state={(it) => <DocumentState state={it.state} reversed={it.reversed_at !== null} />}
      acts={(it) => <DocumentActs document={it} />}
      facts={(it) => [
        { label: t('warehouse'), value: it.warehouse_name },
        ...(it.kind === 'opening' ? [] : [{ label: t('reason'), value: it.reason_name || it.reason }]),
        ...(it.kind === 'condition' ? [] : [{ label: t('quantity'), value: signed(it.quantity) }]),
        { label: it.state === 'posted' ? t('value') : t('value.estimate'), value: <Money fen={it.value_fen} /> },
        { label: t('made-by'), value: <Person name={it.made_by_name} id={it.made_by} /> },
        { label: t('made-at'), value: <Time at={it.made_at} exact /> },
        ...(it.reverses_id === null ? [] : [{ label: t('reverses'), value: <Link to={`/inventory/documents/${it.reverses_id}`}>{it.reverses_number}</Link> }]),
        ...(it.reversed_by_id === null ? [] : [{ label: t('reversed-by'), value: <Link to={`/inventory/documents/${it.reversed_by_id}`}>{it.reversed_by_number}</Link> }]),
        ...(it.note === '' ? [] : [{ label: t('note'), value: it.note, wide: true }]),
      ]}
      aside={(it) => (
        <Section title={t('story.title')}>
          <Timeline items={story(it, t)} />
        </Section>
      )}
      thing="inventory.document"
      thingId={id}
    >
      {(it) => <Body document={it} />}
    </DetailPage>
  )
}

function Body({ document }: { document: Document }) {
  const t = useText()
  return (
    <>
      <Waiting document={document} />
      <Section title={t('lines')}>
        <PlainTable<Line> rowKey="position" rows={document.lines} columns={columns(t, document.kind, (document.lines ?? []).some((line) => line.expires_on !== null))} />
      </Section>
      {document.photo_ids.length > 0 && (
        <Section title={t('photos')}>
          <Flex gap={8} wrap>
            {document.photo_ids.map((photo) => (
              <Image key={photo} src={pictureOf(photo)} preview={{ src: pictureOf(photo, 'large') }} width={PHOTO_SIDE} height={PHOTO_SIDE} alt={t('photos')} style={{ objectFit: 'cover', borderRadius: 4 }} />
            ))}
          </Flex>
        </Section>
      )}
    </>
  )
}

const REFUSALS = ['inventory.approval_refused', 'inventory.approval_withdrawn', 'inventory.approval_expired', 'inventory.not_enough_stock'] as const

/** A reason as somebody gave it, or what stood in the way. */
export function refusalOf(t: Text, refusal: string): string {
  const known = REFUSALS.find((one) => one === refusal)
  return known === undefined ? refusal : t(`refusal.${known}`)
}

function Waiting({ document }: { document: Document }) {
  const t = useText()
  const may = useMay()
  if (document.state === 'waiting') {
    const link = <Link to={`/approvals/${document.request_id}`}>{t('waiting.open')}</Link>
    return <Alert type="info" showIcon title={t('waiting.title')} action={may('inventory.document') && link} />
  }
  if (document.state === 'draft' && document.refusal !== '') return <Alert type="warning" showIcon title={t('refusal.title')} description={refusalOf(t, document.refusal)} />
  return null
}

function columns(t: Text, kind: Document['kind'], lots: boolean) {
  const condition = (line: Line) => {
    const [from, to] = [line.condition_from, line.condition_to]
    if (kind === 'condition') return `${t(from as Condition)} → ${t(to as Condition)}`
    return t((from || to) as Condition)
  }
  return [
    { key: 'goods', title: t('lines'), show: (line: Line) => <GoodsCell goods={line.sku} /> },
    { key: 'condition', title: t('condition'), show: condition },
    ...(lots ? [{ key: 'lot', title: t('lot'), show: (line: Line) => <Marks line={line} /> }] : []),
    {
      key: 'quantity',
      title: kind === 'adjustment' ? t('change') : t('quantity'),
      right: true,
      show: (line: Line) => (kind === 'adjustment' ? signed(line.change) : line.quantity),
    },
    ...(kind === 'condition'
      ? []
      : [
          { key: 'cost', title: t('cost'), right: true, show: (line: Line) => <Money fen={line.cost_fen} /> },
          { key: 'value', title: t('value'), right: true, show: (line: Line) => <Money fen={line.value_fen} /> },
        ]),
  ]
}

function Marks({ line }: { line: Line }) {
  const t = useText()
  if (line.expires_on === null) return <Typography.Text type="secondary">—</Typography.Text>
  return (
    <Flex vertical>
      <span>
        {t('expires')} {line.expires_on}
      </span>
      {line.lot_number !== '' && <Typography.Text type="secondary">{line.lot_number}</Typography.Text>}
    </Flex>
  )
}
