/** One outbound: its goods, how far they are, its parcels. */
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { useCarriers } from '@ui/carriers'
import { DetailPage, Section } from '@ui/detail-page'
import { ChoiceField, TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useMay } from '@ui/me'
import { Button, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { PrintButton, usePrint } from '@ui/print'
import { useSay } from '@ui/say'
import { Pictured } from '@ui/thumbnail'
import { Time } from '@ui/time'
import { WaybillNumber } from '@ui/waybill-state'
import { usePaperWords } from '@ui/words-papers'
import { useWaybillText } from '@ui/words-waybills'
import { AskAgain } from '../packing/ask-again'
import { kilograms, OutboundTag } from '../state'
import { type Text, useText } from '../texts'

type Detail = Schema<'OutboundDetailView'>
type Line = Schema<'OutboundLineView'>
type Parcel = Detail['parcels'][number]

export default function OutboundPage() {
  const t = useText()
  const { id = '' } = useParams()
  const carriers = useCarriers()
  const mayPrint = useMay()('wms.outbound', 'write')
  const may = useMay()('wms.work', 'write')
  const [written, setWritten] = useState<Parcel>()
  const [again, setAgain] = useState<Detail>()
  const word = useWaybillText()
  const paper = usePaperWords()
  const { print } = usePrint()
  const asked = api.useQuery('get', '/api/console/wms/outbounds/{outbound_id}', { params: { path: { outbound_id: id } } })
  return (
    <>
      <DetailPage
        asked={asked}
        back="/wms/outbound"
        title={(it) => it.number}
        state={(it) => <OutboundTag state={it.state} />}
        facts={(it) => facts(it, t, carriers.nameOf)}
        acts={(it) => (
          <>
            {mayPrint && <PrintButton path="/api/console/wms/outbounds/print" body={{ outbound_ids: [it.id] }} title={paper('note')} />}
            {may && it.state === 'packed' && <Button onClick={() => setAgain(it)}>{word('again')}</Button>}
          </>
        )}
      >
        {(it) => (
          <>
            <Section title={t('lines')}>
              <PlainTable rows={it.lines} rowKey="line_id" columns={lineColumns(t)} />
            </Section>
            <Section title={t('parcels')}>
              <PlainTable
                rows={it.parcels}
                columns={parcelColumns(t, carriers.nameOf)}
                acts={(row) => [
                  ...(mayPrint && row.waybill_state === 'given' ? [{ key: 'print', title: paper('waybills'), run: () => print('/api/console/wms/parcels/print', { parcel_ids: [row.id] }) }] : []),
                  ...(may && it.state === 'packed' ? [{ key: 'waybill', title: t('waybill.write'), run: () => setWritten(row) }] : []),
                ]}
                empty={t('parcels.none')}
              />
            </Section>
          </>
        )}
      </DetailPage>
      <WriteWaybill parcel={written} onClose={() => setWritten(undefined)} />
      {again !== undefined && <AskAgain id={again.id} carrier={again.carrier_code} close={() => setAgain(undefined)} />}
    </>
  )
}

function facts(it: Detail, t: Text, carrierOf: (code: string) => string) {
  return [
    { label: t('promise'), value: <Time at={it.promise_at} exact /> },
    { label: t('carrier'), value: carrierOf(it.carrier_code) },
    { label: t('wave'), value: it.wave_id ? <Link to={`/wms/waves/${it.wave_id}`}>{it.wave_number}</Link> : '—' },
    { label: t('pieces'), value: it.pieces },
    { label: t('weight'), value: kilograms(it.weight_g) },
    { label: t('carton'), value: it.fitting_carton ?? '—' },
    { label: t('recipient'), value: `${it.recipient ?? ''} ${it.phone ?? ''}` },
    { label: t('address'), value: it.address ?? '—', wide: true },
    { label: t('remark'), value: it.remark || '—' },
    ...(it.reason ? [{ label: t('reason'), value: it.reason }] : []),
  ]
}

function lineColumns(t: Text) {
  return [
    { key: 'goods', title: t('goods'), show: (row: Line) => <Pictured file={row.picture} name={row.name} second={`${row.spec} ${row.code}`} /> },
    { key: 'quantity', title: t('quantity'), right: true, show: (row: Line) => row.quantity },
    { key: 'picked', title: t('picked'), right: true, show: (row: Line) => row.picked },
    { key: 'missing', title: t('missing'), right: true, show: (row: Line) => (row.missing > 0 ? <Typography.Text type="danger">{row.missing}</Typography.Text> : 0) },
    { key: 'checked', title: t('checked'), right: true, show: (row: Line) => row.checked },
  ]
}

function parcelColumns(t: Text, carrierOf: (code: string) => string) {
  return [
    { key: 'number', title: t('parcel'), show: (row: Parcel) => row.number },
    { key: 'carton', title: t('carton'), show: (row: Parcel) => row.carton_code },
    { key: 'measured', title: t('measured'), right: true, show: (row: Parcel) => kilograms(row.weight_g) },
    { key: 'computed', title: t('computed'), right: true, show: (row: Parcel) => kilograms(row.computed_g) },
    { key: 'carrier', title: t('carrier'), show: (row: Parcel) => carrierOf(row.carrier_code) },
    { key: 'waybill', title: t('waybill'), show: (row: Parcel) => <WaybillNumber number={row.waybill_number} state={row.waybill_state} error={row.waybill_error} none={t('waybill.none')} /> },
    { key: 'reason', title: t('reason'), show: (row: Parcel) => row.overruled },
  ]
}

function WriteWaybill({ parcel, onClose }: { parcel: Parcel | undefined; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const carriers = useCarriers()
  const write = useAct('post', '/api/console/wms/parcels/{parcel_id}/waybill')
  async function submit(values: { number: string; carrier_code: string }) {
    await write.run({ params: { path: { parcel_id: parcel?.id ?? '' } }, body: values })
    say.done(t('waybill.written'))
  }
  return (
    <FormModal<{ number: string; carrier_code: string }>
      key={parcel?.id}
      open={parcel !== undefined}
      title={t('waybill.write')}
      initial={{ number: parcel?.waybill_number ?? '', carrier_code: parcel?.carrier_code ?? '' }}
      onSubmit={submit}
      onClose={onClose}
    >
      <ChoiceField name="carrier_code" label={t('carrier')} options={carriers.options} required />
      <TextField name="number" label={t('waybill')} required max={40} />
    </FormModal>
  )
}
