/** One hand-over list, as both sides sign it. */
import { useParams } from 'react-router'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { useCarriers } from '@ui/carriers'
import { DetailPage, Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { PlainTable } from '@ui/plain-table'
import { PrintButton } from '@ui/print'
import { Time } from '@ui/time'
import { usePaperWords } from '@ui/words-papers'
import { kilograms } from '../state'
import { useText } from '../texts'

type Parcel = Schema<'HandoverDetailView'>['rows'][number]

export default function HandoverDetail() {
  const t = useText()
  const { id = '' } = useParams()
  const carriers = useCarriers()
  const word = usePaperWords()
  const mayPrint = useMay()('wms.outbound', 'write')
  const asked = api.useQuery('get', '/api/console/wms/handovers/{handover_id}', { params: { path: { handover_id: id } } })
  return (
    <DetailPage
      asked={asked}
      back="/wms/handover"
      title={(it) => it.number}
      facts={(it) => [
        { label: t('carrier'), value: carriers.nameOf(it.carrier_code) },
        { label: t('hand.courier'), value: it.courier },
        { label: t('parcels'), value: it.parcels },
        { label: t('weight'), value: kilograms(it.weight_g) },
        { label: t('hand.at'), value: <Time at={it.at} exact /> },
        { label: t('hand.by'), value: it.made_by || '—' },
      ]}
      acts={() => mayPrint && <PrintButton path="/api/console/wms/handovers/print" body={{ handover_id: id }} title={word('handover')} primary />}
      thing="wms.handover"
      thingId={id}
    >
      {(it) => (
        <Section title={t('parcels')}>
          <PlainTable
            rows={it.rows}
            columns={[
              { key: 'number', title: t('parcel'), show: (row: Parcel) => row.number },
              { key: 'waybill', title: t('waybill'), show: (row: Parcel) => row.waybill_number ?? '—' },
              { key: 'carton', title: t('carton'), show: (row: Parcel) => row.carton_code },
              { key: 'weight', title: t('weight'), right: true, show: (row: Parcel) => kilograms(row.weight_g) },
            ]}
          />
        </Section>
      )}
    </DetailPage>
  )
}
