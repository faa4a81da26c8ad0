/** One wave: its pick lists, how far each is, and the route of each. */
import { useState } from 'react'
import { useParams } from 'react-router'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { DetailPage, Section } from '@ui/detail-page'
import { useMay } from '@ui/me'
import { Drawer, Progress } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { PrintButton, usePrint } from '@ui/print'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { usePaperWords } from '@ui/words-papers'
import { type Text, useText } from '../texts'
import { percentOf, savedPercent } from './sums'

type Wave = Schema<'WaveDetailView'>
type PickList = Wave['pick_lists'][number]
type Task = Schema<'PickTaskView'>
type Mode = 'order' | 'batch' | 'cluster'
type ListState = 'open' | 'taken' | 'done'

const EVERY_SECONDS = 10_000
const MEANINGS: Record<ListState, Meaning> = { open: 'waiting', taken: 'running', done: 'good' }

export default function WavePage() {
  const t = useText()
  const { id = '' } = useParams()
  const word = usePaperWords()
  const mayPrint = useMay()('wms.outbound', 'write')
  const { print } = usePrint()
  const [shown, setShown] = useState<PickList>()
  const asked = api.useQuery('get', '/api/console/wms/waves/{wave_id}', { params: { path: { wave_id: id } } }, { refetchInterval: EVERY_SECONDS })
  return (
    <>
      <DetailPage
        asked={asked}
        back="/wms/waves"
        title={(it) => it.number}
        state={(it) => <StatusTag meaning={it.state === 'done' ? 'good' : 'running'}>{t(it.state === 'done' ? 'wave.done' : 'wave.open')}</StatusTag>}
        facts={(it) => facts(it, t)}
        acts={() =>
          mayPrint && (
            <>
              <PrintButton path="/api/console/wms/pick-lists/print" body={{ wave_id: id }} many={{ list: 'wms.pick_lists', asked: { wave_id: id } }} title={word('pick-lists')} primary />
              <PrintButton path="/api/console/wms/outbounds/print" body={{ wave_id: id }} many={{ list: 'wms.delivery_notes', asked: { wave_id: id } }} title={word('note')} />
              <PrintButton path="/api/console/wms/parcels/print" body={{ wave_id: id }} many={{ list: 'wms.waybills', asked: { wave_id: id } }} title={word('waybills')} />
            </>
          )
        }
        thing="wms.wave"
        thingId={id}
      >
        {(it) => (
          <Section title={t('lists')}>
            <PlainTable rows={it.pick_lists} columns={listColumns(t)} acts={(row) => [
                { key: 'route', title: t('route'), run: () => setShown(row) },
                ...(mayPrint ? [{ key: 'print', title: word('pick-lists'), run: () => print('/api/console/wms/pick-lists/print', { list_ids: [row.id] }) }] : []),
              ]} />
          </Section>
        )}
      </DetailPage>
      <Drawer open={shown !== undefined} size={720} title={t('route.title', { number: shown?.number ?? '' })} onClose={() => setShown(undefined)} destroyOnHidden>
        {shown !== undefined && <Route id={shown.id} />}
      </Drawer>
    </>
  )
}

function facts(it: Wave, t: Text) {
  const saved = savedPercent(it)
  return [
    { label: t('mode'), value: t(`mode.${it.mode as Mode}`) },
    { label: t('orders'), value: it.orders },
    { label: t('progress'), value: <Progress percent={percentOf(it.picked, it.pieces)} format={() => `${it.picked} / ${it.pieces}`} style={{ width: 200 }} /> },
    { label: t('walk'), value: saved > 0 ? t('walk.saved', { percent: saved }) : '—' },
    { label: t('by'), value: it.made_by || '—' },
    { label: t('made'), value: <Time at={it.made_at} exact /> },
  ]
}

function listColumns(t: Text) {
  return [
    { key: 'number', title: t('lists'), show: (row: PickList) => row.number },
    { key: 'state', title: t('state'), show: (row: PickList) => <StatusTag meaning={MEANINGS[row.state as ListState]}>{t(`list.${row.state as ListState}`)}</StatusTag> },
    { key: 'orders', title: t('orders'), right: true, show: (row: PickList) => row.orders },
    { key: 'stops', title: t('stops'), right: true, show: (row: PickList) => row.stops },
    { key: 'progress', title: t('progress'), width: 180, show: (row: PickList) => <Progress size="small" percent={percentOf(row.picked, row.pieces)} format={() => `${row.picked} / ${row.pieces}`} /> },
    { key: 'short', title: t('missing'), show: (row: PickList) => (row.short > 0 ? <StatusTag meaning="bad">{t('list.short', { count: row.short })}</StatusTag> : '') },
    { key: 'picker', title: t('picker'), show: (row: PickList) => row.picker || t('picker.none') },
  ]
}

function Route({ id }: { id: string }) {
  const t = useText()
  const asked = api.useQuery('get', '/api/console/wms/pick-lists/{list_id}', { params: { path: { list_id: id } } })
  return (
    <PlainTable
      rows={asked.data?.tasks}
      columns={[
        { key: 'bin', title: t('bin'), show: (row: Task) => row.bin_code },
        { key: 'goods', title: t('goods'), show: (row: Task) => `${row.name} ${row.spec}` },
        { key: 'progress', title: t('picked'), right: true, show: (row: Task) => `${row.picked} / ${row.quantity}` },
        { key: 'slot', title: t('slot'), right: true, show: (row: Task) => row.slot },
        { key: 'number', title: t('number'), show: (row: Task) => row.outbound_number },
      ]}
    />
  )
}
