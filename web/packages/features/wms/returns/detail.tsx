/** One parcel that came back: what was announced, what it was, and what became of it. */
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { useCarriers } from '@ui/carriers'
import { DetailPage, Section } from '@ui/detail-page'
import { TextField, WholeField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useMay, useMe } from '@ui/me'
import { Button, Flex, Image, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { Pictured } from '@ui/thumbnail'
import { Time } from '@ui/time'
import { StrayActs } from './stray'
import { isLate, ReturnTag } from './tag'
import { type Text, useText } from './words'
import { useWords, type Words } from './words-strays'

type Detail = Schema<'ReturnDetailView'>
type Line = Schema<'ReturnLineView'>
type Act = Schema<'ClearReturned'>['act']
interface Chosen {
  line: Line
  act: Act
}
const SIDE = 96
const ACTS = ['put_away', 'repaired', 'written_off', 'sent_back'] as const

function leftOf(line: Line, act: Act): number {
  if (act === 'put_away') return line.good + line.repaired - line.put_away
  if (act === 'sent_back') return line.foreign_pieces - line.sent_back
  return line.damaged - line.repaired - line.written_off
}

export default function ReturnPage() {
  const t = useText()
  const word = useWords()
  const { id = '' } = useParams()
  const carriers = useCarriers()
  const isHere = useMe().place.console === 'warehouse'
  const may = useMay()('wms.return', 'write') && isHere
  const [chosen, setChosen] = useState<Chosen>()
  const say = useSay()
  const count = useAct('post', '/api/console/wms/returns/{return_id}/pieces')
  const asked = api.useQuery('get', '/api/console/wms/returns/{return_id}', { params: { path: { return_id: id } } })

  function actsOf(it: Detail, line: Line) {
    if (it.kind === 'stray' && it.state === 'arrived' && line.sku_id !== null) return [{ key: 'off', title: word('off'), run: () => takeOff(line) }]
    if (it.state !== 'inspected') return []
    return ACTS.filter((act) => leftOf(line, act) > 0).map((act) => ({ key: act, title: t(`clear.${act}`), run: () => setChosen({ line, act }) }))
  }

  async function takeOff(line: Line) {
    await count.run({ params: { path: { return_id: id } }, body: { scan_id: crypto.randomUUID(), goods: line.code, sku_id: line.sku_id, act: 'take_off', quantity: 1 } })
    say.done(word('off.done'))
  }

  return (
    <>
      <DetailPage
        asked={asked}
        back="/wms/returns"
        title={(it) => it.number}
        state={(it) => <ReturnTag of={it} />}
        facts={(it) => facts(it, t, word, carriers.nameOf)}
        acts={(it) => (may && it.state === 'arrived' ? it.kind === 'stray' ? <StrayActs it={it} /> : <ToInspect word={word} /> : undefined)}
      >
        {(it) => (
          <>
            <Section title={t('lines')}>
              <PlainTable
                rows={it.lines}
                rowKey="line_id"
                columns={columns(t, word, it)}
                acts={(line) => (may ? actsOf(it, line) : [])}
              />
            </Section>
            {it.sent.length > 0 && (
              <Section title={word('sent')}>
                <PlainTable rows={it.sent} rowKey="sku_id" columns={sentColumns(t, word)} />
              </Section>
            )}
            <Section title={word('pictures')}>
              <Pictures it={it} none={word('pictures.none')} />
            </Section>
          </>
        )}
      </DetailPage>
      {chosen !== undefined && <Clear id={id} chosen={chosen} onClose={() => setChosen(undefined)} />}
    </>
  )
}

function ToInspect({ word }: { word: Words }) {
  return (
    <Link to="/wms/pda/returns">
      <Button type="primary">{word('inspect')}</Button>
    </Link>
  )
}

function Pictures({ it, none }: { it: Detail; none: string }) {
  if (it.pictures.length === 0) return <Typography.Text type="secondary">{none}</Typography.Text>
  const address = (file: string, size: string) => `/api/console/wms/returns/${it.id}/pictures/${file}?size=${size}`
  return (
    <Flex gap={8} wrap>
      {it.pictures.map((file) => (
        <Image key={file} src={address(file, 'small')} preview={{ src: address(file, 'large') }} width={SIDE} height={SIDE} style={{ objectFit: 'cover' }} alt="" />
      ))}
    </Flex>
  )
}

function facts(it: Detail, t: Text, word: Words, carrierOf: (code: string) => string) {
  const time = (at: string | null) => (at === null ? '—' : <Time at={at} exact />)
  return [
    { label: word('kind'), value: word(`kind.${it.kind}`) },
    { label: t('waybill'), value: it.waybill_number || '—' },
    { label: t('carrier'), value: carrierOf(it.carrier_code) },
    { label: t('warehouse'), value: it.warehouse_name },
    { label: t('pieces'), value: it.pieces },
    ...(it.kind === 'case' ? [{ label: t('expected'), value: time(it.expected_at) }] : []),
    { label: t('arrived'), value: time(it.arrived_at) },
    { label: t('inspected'), value: time(it.inspected_at) },
    ...(it.kind === 'stray' ? ofStray(it, word, time) : []),
    ...(it.was === null ? [] : [{ label: word('was'), value: <Link to={`/wms/returns/${it.was}`}>{word('kind.stray')}</Link> }]),
    { label: t('words'), value: it.words || '—', wide: true },
  ]
}

function ofStray(it: Detail, word: Words, time: (at: string | null) => ReactNode) {
  const due = isLate(it) ? <Typography.Text type="danger">{time(it.due_at)}</Typography.Text> : time(it.due_at)
  return [
    { label: word('due'), value: due },
    { label: word('sender'), value: it.sender || '—' },
    ...(it.outbound_id === null ? [] : [{ label: word('outbound'), value: <Link to={`/wms/outbound/${it.outbound_id}`}>{it.outbound_number}</Link> }]),
    ...(it.part_of === null ? [] : [{ label: word('part-of'), value: <Link to={`/wms/returns/${it.part_of}`}>{it.part_of_number}</Link> }]),
    ...(it.sent_number === '' ? [] : [{ label: word('sent-number'), value: it.sent_number }]),
    ...(it.reason === '' ? [] : [{ label: word('reason'), value: it.reason, wide: true }]),
  ]
}

const COUNTS = ['good', 'damaged', 'scrap', 'foreign_pieces', 'missing'] as const

function columns(t: Text, word: Words, it: Detail) {
  const stray = it.kind === 'stray'
  const counts = stray ? COUNTS.filter((count) => count !== 'missing') : COUNTS
  return [
    { key: 'goods', title: t('goods'), show: (row: Line) => <Pictured file={null} name={row.name} second={[row.spec, row.code, row.surplus ? word('surplus') : ''].filter(Boolean).join(' · ')} /> },
    { key: 'quantity', title: stray ? word('counted') : t('quantity'), right: true, show: (row: Line) => (row.surplus ? '—' : row.quantity) },
    ...counts.map((count) => ({
      key: count,
      title: t(count),
      right: true,
      show: (row: Line) => (count !== 'good' && row[count] > 0 ? <Typography.Text type="danger">{row[count]}</Typography.Text> : row[count]),
    })),
    { key: 'done', title: t('done'), show: (row: Line) => ACTS.filter((act) => row[act] > 0).map((act) => t(`did.${act}`, { count: row[act] })).join(' · ') || '—' },
  ]
}

function sentColumns(t: Text, word: Words) {
  type Sent = Schema<'SentPiecesView'>
  return [
    { key: 'goods', title: t('goods'), show: (row: Sent) => <Pictured file={null} name={row.name} second={[row.spec, row.code].filter(Boolean).join(' · ')} /> },
    { key: 'picked', title: word('sent.pieces'), right: true, show: (row: Sent) => row.picked },
  ]
}

function Clear({ id, chosen, onClose }: { id: string; chosen: Chosen; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const clear = useAct('post', '/api/console/wms/returns/{return_id}/clear')
  const [scan] = useState(() => crypto.randomUUID())
  const { line, act } = chosen
  const most = leftOf(line, act)
  async function submit(values: { quantity: number; bin?: string }) {
    const body = { scan_id: scan, line_id: line.line_id, act, ...values }
    await clear.run({ params: { path: { return_id: id } }, body })
    say.done(t('clear.done', { count: values.quantity }))
  }
  return (
    <FormModal<{ quantity: number; bin?: string }> open title={t('clear.title', { act: t(`clear.${act}`), name: line.name })} initial={{ quantity: most }} submit={t(`clear.${act}`)} onSubmit={submit} onClose={onClose}>
      <WholeField name="quantity" label={t('clear.left', { count: most })} min={1} max={most} required />
      {act === 'put_away' && <TextField name="bin" label={t('clear.bin')} required max={64} />}
    </FormModal>
  )
}
