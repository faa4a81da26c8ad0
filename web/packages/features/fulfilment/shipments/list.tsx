/** All shipments: found, merged by hand, sent by sheet. */
import { useState } from 'react'
import { api } from '@api/client'
import { useAct } from '@api/act'
import { ImportLink } from '@ui/import-link'
import { ListPage } from '@ui/list-page'
import type { BatchAct, RowOf, Tab } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { usePrint } from '@ui/print'
import { useSay } from '@ui/say'
import { usePaperWords } from '@ui/words-papers'
import { useWaybillText } from '@ui/words-waybills'
import { useText } from '../texts'
import { AskForm } from './ask-form'
import { shipmentColumns, shipmentFilters, SHIPMENTS } from './columns'

const OPEN = ['waiting', 'picked', 'packed'] as const
const GONE = ['shipped', 'signed', 'void'] as const

export default function Shipments() {
  const t = useText()
  const say = useSay()
  const may = useMay()
  const isPlatform = useMe().place.console === 'platform'
  const mayWrite = may('fulfilment.shipment', 'write')
  const counts = api.useQuery('get', '/api/console/fulfilment/shipments/counts').data
  const word = useWaybillText()
  const [asked, setAsked] = useState<string[]>()
  const give = useAct('post', '/api/console/fulfilment/shipments/ship')
  const merge = useAct('post', '/api/console/fulfilment/shipments/merge')
  const tabs: Tab[] = [
    ...OPEN.map((state) => ({ key: state, title: t(`state.${state}`), set: { state: [state] }, count: counts?.find((one) => one.state === state)?.count })),
    ...GONE.map((state) => ({ key: state, title: t(`state.${state}`), set: { state: [state] } })),
    { key: 'all', title: t('all'), set: {} },
  ]
  async function together(rows: RowOf<typeof SHIPMENTS>[]) {
    await merge.run({ body: { shipment_ids: rows.map((one) => one.id) } })
    say.done(t('merge.done'))
  }
  async function handOver(rows: RowOf<typeof SHIPMENTS>[]) {
    await give.run({ body: { shipment_ids: rows.map((one) => one.id) } })
    say.done(t('ship.done'))
  }
  const paper = usePaperWords()
  const { print } = usePrint()
  function labels(rows: RowOf<typeof SHIPMENTS>[]) {
    const waybill_ids = rows.flatMap((one) => one.waybill_ids)
    if (waybill_ids.length > 0) return print('/api/console/logistics/waybills/print', { waybill_ids })
    say.problem({ type: '', title: '', instance: '', status: 409, code: 'fulfilment.no_waybills', detail: paper('waybills.none'), errors: [] })
    return Promise.resolve()
  }
  const batch: BatchAct<RowOf<typeof SHIPMENTS>>[] = [
    { key: 'ask', title: word('ask'), run: (rows) => Promise.resolve(setAsked(rows.map((one) => one.id))) },
    ...(may('logistics.waybill', 'write') ? [{ key: 'labels', title: paper('waybills'), run: labels }] : []),
    { key: 'notes', title: paper('note'), run: (rows) => print('/api/console/fulfilment/shipments/delivery-notes', { shipment_ids: rows.map((one) => one.id) }) },
    { key: 'ship', title: t('ship.numbered'), run: handOver },
    { key: 'merge', title: t('merge'), run: together },
  ]
  return (
    <>
      <ListPage
        path={SHIPMENTS}
        title={t('shipments')}
        what={t('shipments.what')}
        primary={mayWrite && <ImportLink importer="shipping" back="/fulfilment/shipments" />}
        columns={shipmentColumns(t, isPlatform)}
        filters={shipmentFilters(t)}
        tabs={tabs}
        batch={mayWrite ? batch : undefined}
        printAs={mayWrite ? { list: 'fulfilment.delivery_notes', title: paper('note.all') } : undefined}
        open={(row) => `/fulfilment/shipments/${row.id}`}
        empty={{ why: t('shipments.none') }}
      />
      {asked !== undefined && <AskForm ids={asked} close={() => setAsked(undefined)} />}
    </>
  )
}
