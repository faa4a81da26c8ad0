/** One parcel that came back: what was announced, what it was, and what became of it. */
import { useState } from 'react'
import { useParams } from 'react-router'
import { api } from '@api/client'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { useCarriers } from '@ui/carriers'
import { DetailPage, Section } from '@ui/detail-page'
import { TextField, WholeField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useMay, useMe } from '@ui/me'
import { Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { Pictured } from '@ui/thumbnail'
import { Time } from '@ui/time'
import { ReturnTag } from './tag'
import { type Text, useText } from './words'

type Detail = Schema<'ReturnDetailView'>
type Line = Schema<'ReturnLineView'>
type Act = Schema<'ClearReturned'>['act']
interface Chosen {
  line: Line
  act: Act
}
const ACTS = ['put_away', 'repaired', 'written_off', 'sent_back'] as const

function leftOf(line: Line, act: Act): number {
  if (act === 'put_away') return line.good + line.repaired - line.put_away
  if (act === 'sent_back') return line.foreign_pieces - line.sent_back
  return line.damaged - line.repaired - line.written_off
}

export default function ReturnPage() {
  const t = useText()
  const { id = '' } = useParams()
  const carriers = useCarriers()
  const isHere = useMe().place.console === 'warehouse'
  const may = useMay()('wms.return', 'write') && isHere
  const [chosen, setChosen] = useState<Chosen>()
  const asked = api.useQuery('get', '/api/console/wms/returns/{return_id}', { params: { path: { return_id: id } } })
  return (
    <>
      <DetailPage asked={asked} back="/wms/returns" title={(it) => it.number} state={(it) => <ReturnTag state={it.state} />} facts={(it) => facts(it, t, carriers.nameOf)}>
        {(it) => (
          <Section title={t('lines')}>
            <PlainTable
              rows={it.lines}
              rowKey="line_id"
              columns={columns(t)}
              acts={(line) =>
                may && it.state === 'inspected'
                  ? ACTS.filter((act) => leftOf(line, act) > 0).map((act) => ({ key: act, title: t(`clear.${act}`), run: () => setChosen({ line, act }) }))
                  : []
              }
            />
          </Section>
        )}
      </DetailPage>
      {chosen !== undefined && <Clear id={id} chosen={chosen} onClose={() => setChosen(undefined)} />}
    </>
  )
}

function facts(it: Detail, t: Text, carrierOf: (code: string) => string) {
  return [
    { label: t('waybill'), value: it.waybill_number },
    { label: t('carrier'), value: carrierOf(it.carrier_code) },
    { label: t('warehouse'), value: it.warehouse_name },
    { label: t('pieces'), value: it.pieces },
    { label: t('expected'), value: <Time at={it.expected_at} exact /> },
    { label: t('arrived'), value: it.arrived_at ? <Time at={it.arrived_at} exact /> : '—' },
    { label: t('inspected'), value: it.inspected_at ? <Time at={it.inspected_at} exact /> : '—' },
    { label: t('words'), value: it.words || '—', wide: true },
  ]
}

const COUNTS = ['good', 'damaged', 'scrap', 'foreign_pieces', 'missing'] as const

function columns(t: Text) {
  return [
    { key: 'goods', title: t('goods'), show: (row: Line) => <Pictured file={null} name={row.name} second={`${row.spec} ${row.code}`} /> },
    { key: 'quantity', title: t('quantity'), right: true, show: (row: Line) => row.quantity },
    ...COUNTS.map((count) => ({
      key: count,
      title: t(count),
      right: true,
      show: (row: Line) => (count !== 'good' && row[count] > 0 ? <Typography.Text type="danger">{row[count]}</Typography.Text> : row[count]),
    })),
    { key: 'done', title: t('done'), show: (row: Line) => ACTS.filter((act) => row[act] > 0).map((act) => t(`did.${act}`, { count: row[act] })).join(' · ') || '—' },
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
