/** Parcels are counted and handed to a carrier; what was handed over before. */
import { useMemo, useState } from 'react'
import { api } from '@api/client'
import { useAct } from '@api/act'
import type { RowOf, Schema } from '@api/types'
import { useCarriers } from '@ui/carriers'
import { ListTable } from '@ui/list-table'
import type { Column } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Alert, Button, Flex, Input, Segmented, Tabs, Typography } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { ScanField } from '@ui/scan-field'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { signal } from '@ui/signal'
import { kilograms } from '../state'
import { useSites } from '../sites'
import { type Text, useText } from '../texts'

type Parcel = Schema<'WaitingParcelView'>
type Handover = RowOf<'/api/console/wms/handovers'>

export default function HandoverPage() {
  const t = useText()
  const carriers = useCarriers()
  const sites = useSites<Handover>()
  const done = useMemo(() => columns(t, carriers.nameOf).toSpliced(1, 0, ...sites.columns), [t, carriers, sites])
  return (
    <PlainPage title={t('hand.title')} what={t('hand.what')}>
      <Tabs
        items={[
          ...(sites.many ? [] : [{ key: 'waiting', label: t('hand.waiting'), children: <Waiting /> }]),
          { key: 'done', label: t('hand.done'), children: <ListTable path="/api/console/wms/handovers" columns={done} filters={sites.filters} open={(row) => `/wms/handover/${row.id}`} empty={{ why: t('hand.none.done') }} /> },
        ]}
      />
    </PlainPage>
  )
}

function columns(t: Text, carrierOf: (code: string) => string): Column<Handover>[] {
  return [
    { key: 'number', title: t('hand.number'), show: (row) => row.number },
    { key: 'carrier', title: t('carrier'), show: (row) => carrierOf(row.carrier_code) },
    { key: 'courier', title: t('hand.courier'), show: (row) => row.courier },
    { key: 'parcels', title: t('parcels'), right: true, show: (row) => row.parcels },
    { key: 'weight', title: t('weight'), right: true, show: (row) => kilograms(row.weight_g) },
    { key: 'at', title: t('hand.at'), sort: 'at', show: (row) => <Time at={row.at} /> },
  ]
}

function Waiting() {
  const t = useText()
  const carriers = useCarriers()
  const may = useMay()('wms.work', 'write')
  const asked = api.useQuery('get', '/api/console/wms/waiting-parcels')
  const [chosen, setChosen] = useState<string>()
  const [counted, setCounted] = useState<ReadonlySet<string>>(new Set())
  const [last, setLast] = useState<{ good: boolean; text: string }>()
  const all = asked.data ?? []
  const codes = [...new Set(all.map((one) => one.carrier_code))].toSorted()
  const carrier = chosen !== undefined && codes.includes(chosen) ? chosen : codes[0]
  const rows = all.filter((one) => one.carrier_code === carrier)

  function scan(code: string) {
    const parcel = all.find((one) => one.number === code || one.waybill_number === code)
    const [good, text] = answer(parcel, code)
    if (good && parcel !== undefined) setCounted(new Set([...counted, parcel.number]))
    setLast({ good, text })
    signal(good ? 'good' : 'bad')
  }

  function answer(parcel: Parcel | undefined, code: string): [boolean, string] {
    if (parcel === undefined) return [false, t('hand.unknown', { code })]
    if (parcel.carrier_code !== carrier) return [false, t('hand.other', { code, carrier: carriers.nameOf(parcel.carrier_code) })]
    if (counted.has(parcel.number)) return [false, t('hand.twice', { code })]
    return [true, parcel.number]
  }

  if (asked.data !== undefined && all.length === 0) return <Alert type="info" showIcon title={t('hand.none')} />
  const mine = rows.filter((one) => counted.has(one.number))
  return (
    <Flex vertical gap={16}>
      <Segmented value={carrier} onChange={(code) => setChosen(code)} options={codes.map((code) => ({ value: code, label: `${carriers.nameOf(code)} (${all.filter((one) => one.carrier_code === code).length})` }))} />
      {may && <ScanField placeholder={t('hand.scan')} onScan={scan} />}
      {last !== undefined && <Alert type={last.good ? 'success' : 'error'} showIcon title={<span style={{ fontSize: 18 }}>{last.text}</span>} />}
      <Flex justify="space-between" align="center">
        <Typography.Text strong>{t('hand.scanned', { count: mine.length, all: rows.length })}</Typography.Text>
        {may && <Button onClick={() => setCounted(new Set([...counted, ...rows.map((one) => one.number)]))}>{t('hand.all')}</Button>}
      </Flex>
      <PlainTable rows={asked.data === undefined ? undefined : rows} columns={parcelColumns(t, counted)} />
      {may && carrier !== undefined && <Give carrier={carrier} parcels={mine} onGiven={() => setCounted(new Set())} />}
    </Flex>
  )
}

function parcelColumns(t: Text, counted: ReadonlySet<string>) {
  return [
    { key: 'number', title: t('parcel'), show: (row: Parcel) => row.number },
    { key: 'counted', title: t('state'), show: (row: Parcel) => (counted.has(row.number) ? <StatusTag meaning="good">{t('hand.seen')}</StatusTag> : <StatusTag meaning="waiting">{t('hand.waiting')}</StatusTag>) },
    { key: 'waybill', title: t('waybill'), show: (row: Parcel) => row.waybill_number ?? <StatusTag meaning="waiting">{t('waybill.none')}</StatusTag> },
    { key: 'weight', title: t('weight'), right: true, show: (row: Parcel) => kilograms(row.weight_g) },
    { key: 'promise', title: t('promise'), show: (row: Parcel) => <Time at={row.promise_at} /> },
  ]
}

function Give({ carrier, parcels, onGiven }: { carrier: string; parcels: readonly Parcel[]; onGiven: () => void }) {
  const t = useText()
  const say = useSay()
  const [courier, setCourier] = useState('')
  const give = useAct('post', '/api/console/wms/handovers')
  const count = parcels.length
  async function run() {
    try {
      await give.run({ body: { carrier_code: carrier, courier, parcels: parcels.map((one) => one.number) } })
      onGiven()
      say.done(t('hand.given', { count }))
    } catch (error) {
      signal('bad')
      say.problem(error)
    }
  }
  return (
    <Flex gap={12} wrap>
      <Input aria-label={t('hand.courier')} placeholder={t('hand.courier')} value={courier} maxLength={50} style={{ maxWidth: 240 }} onChange={(event) => setCourier(event.target.value)} />
      <Button type="primary" disabled={count === 0 || courier.trim() === ''} loading={give.running} onClick={() => void run()}>
        {t('hand.give', { count })}
      </Button>
    </Flex>
  )
}
