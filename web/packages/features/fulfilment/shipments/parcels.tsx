/** Parcels of a shipment: their waybills, where they are, and a mistyped number put right. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { useCarriers } from '@ui/carriers'
import { Section } from '@ui/detail-page'
import { ChoiceField, TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useMay } from '@ui/me'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { WaybillNumber } from '@ui/waybill-state'
import { type Parcel, Track } from '../state'
import { useText } from '../texts'

interface Values {
  carrier_code: string
  number: string
}

export function Parcels({ parcels }: { parcels: readonly Parcel[] }) {
  const t = useText()
  const say = useSay()
  const carriers = useCarriers()
  const mayWrite = useMay()('fulfilment.shipment', 'write')
  const [wrong, setWrong] = useState<Parcel | null>(null)
  const renumber = useAct('put', '/api/console/fulfilment/parcels/{parcel_id}/number')

  async function submit(values: Values) {
    if (wrong === null) return
    await renumber.run({ params: { path: { parcel_id: wrong.id } }, body: values })
    say.done(t('renumber.done'))
  }

  return (
    <Section title={t('parcels')}>
      <PlainTable<Parcel>
        rows={parcels}
        empty={t('parcels.none')}
        columns={[
          { key: 'waybill', title: t('waybill'), show: (row) => <WaybillNumber number={row.number} state={row.waybill_state} error={row.waybill_error} none={t('waybill.wait')} /> },
          { key: 'carrier', title: t('carrier'), show: (row) => carriers.nameOf(row.carrier_code) },
          { key: 'track', title: t('track'), show: (row) => <Track track={row.track} t={t} /> },
          { key: 'weight', title: t('weight'), right: true, show: (row) => (row.weight_g > 0 ? `${row.weight_g} g` : '—') },
          { key: 'moved', title: t('signed-at'), show: (row) => <Time at={row.signed_at} /> },
        ]}
        acts={mayWrite ? (row) => (row.signed_at === null ? [{ key: 'renumber', title: t('renumber'), run: () => setWrong(row) }] : []) : undefined}
      />
      <FormModal<Values> title={t('renumber')} open={wrong !== null} onClose={() => setWrong(null)} onSubmit={submit} initial={{ carrier_code: wrong?.carrier_code, number: wrong?.number }}>
        <ChoiceField name="carrier_code" label={t('carrier')} options={carriers.options} required />
        <TextField name="number" label={t('waybill')} max={40} required />
      </FormModal>
    </Section>
  )
}
