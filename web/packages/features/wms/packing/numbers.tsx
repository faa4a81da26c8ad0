/** The shipment that was packed last: its numbers come in a moment, or are refused and asked for again. */
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { api } from '@api/client'
import { useCarriers } from '@ui/carriers'
import { useMay } from '@ui/me'
import { Alert, Button, Card, Flex } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { PrintButton, usePrint } from '@ui/print'
import { WaybillNumber } from '@ui/waybill-state'
import { usePaperWords } from '@ui/words-papers'
import { useWaybillText, whyNone } from '@ui/words-waybills'
import { useDeviceText } from '../devices/words'
import { useText } from '../texts'
import { AskAgain } from './ask-again'
import type { Station } from './station'

const AWAITED_MILLISECONDS = 2_000

export function Numbers({ id, station }: { id: string; station: Station }) {
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
  const device = useDeviceText()
  const given = (it?.parcels ?? []).filter((one) => one.waybill_state === 'given').map((one) => one.id)
  const { print } = usePrint()
  const isWhole = mayPrint && station.printer !== undefined && given.length > 0 && given.length === it?.parcels.length
  const begun = useRef(false)
  useEffect(() => {
    if (!isWhole || begun.current) return
    begun.current = true
    void print('/api/console/wms/parcels/print', { parcel_ids: given })
  })
  if (it === undefined) return null
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
        {mayPrint && <Alert type="info" showIcon title={station.printer === undefined ? device('printer.way-out') : device('printer.use', { name: station.printer.name })} />}
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
