/** The shipment that was packed last: its numbers come in a moment, or are refused and asked for again. */
import { useState } from 'react'
import { Link } from 'react-router'
import { api } from '@api/client'
import { useCarriers } from '@ui/carriers'
import { useMay } from '@ui/me'
import { Alert, Button, Card, Flex } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { PrintButton } from '@ui/print'
import { WaybillNumber } from '@ui/waybill-state'
import { usePaperWords } from '@ui/words-papers'
import { useWaybillText, whyNone } from '@ui/words-waybills'
import { useText } from '../texts'
import { AskAgain } from './ask-again'

const AWAITED_MILLISECONDS = 2_000

export function Numbers({ id }: { id: string }) {
  const t = useText()
  const word = useWaybillText()
  const carriers = useCarriers()
  const paper = usePaperWords()
  const mayPrint = useMay()('wms.outbound', 'write')
  const [asking, setAsking] = useState(false)
  const asked = api.useQuery(
    'get',
    '/api/console/wms/outbounds/{outbound_id}',
    { params: { path: { outbound_id: id } } },
    { refetchInterval: (query) => (query.state.data?.parcels.some((one) => one.waybill_state === 'awaited') ? AWAITED_MILLISECONDS : false) },
  )
  const it = asked.data
  if (it === undefined) return null
  const given = it.parcels.filter((one) => one.waybill_state === 'given').map((one) => one.id)
  const refused = it.parcels.find((one) => one.waybill_state === 'refused')
  return (
    <Card
      title={`${it.number} · ${carriers.nameOf(it.carrier_code)}`}
      extra={
        mayPrint && (
          <Flex gap={8}>
            <PrintButton path="/api/console/wms/outbounds/print" body={{ outbound_ids: [it.id] }} title={paper('note')} />
            {given.length > 0 && <PrintButton path="/api/console/wms/parcels/print" body={{ parcel_ids: given }} title={paper('waybills')} primary />}
          </Flex>
        )
      }
    >
      <Flex vertical gap={16}>
        {refused !== undefined && (
          <Alert
            type="error"
            showIcon
            title={`${word('refused')}：${whyNone(word, refused.waybill_error)}`}
            description={word('again.help')}
            action={
              <Flex gap={8}>
                <Button onClick={() => setAsking(true)}>{word('again')}</Button>
                <Link to={`/wms/outbound/${it.id}`}>{t('waybill.write')}</Link>
              </Flex>
            }
          />
        )}
        <PlainTable
          rows={it.parcels}
          columns={[
            { key: 'number', title: t('parcel'), show: (row) => row.number },
            { key: 'waybill', title: t('waybill'), show: (row) => <WaybillNumber number={row.waybill_number} state={row.waybill_state} none={t('waybill.none')} /> },
          ]}
        />
      </Flex>
      {asking && <AskAgain id={it.id} carrier={it.carrier_code} close={() => setAsking(false)} />}
    </Card>
  )
}
