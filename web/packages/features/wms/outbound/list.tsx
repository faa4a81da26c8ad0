/** The outbound desk: what has to go, by how far it is. */
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { api } from '@api/client'
import { useAct } from '@api/act'
import { useCarriers } from '@ui/carriers'
import { TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { ListPage } from '@ui/list-page'
import type { Column, Filter, Tab } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Alert, Flex, Typography } from '@ui/parts'
import { usePrint } from '@ui/print'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { usePaperWords } from '@ui/words-papers'
import { kilograms, type Outbound, OutboundTag, type State } from '../state'
import { useSites } from '../sites'
import { type Text, useText } from '../texts'

const COUNTS = '/api/console/wms/outbound-counts'
const AT_WORK = ['waiting', 'planned', 'picking', 'picked', 'checked', 'packed'] as const
const EVERY_SECONDS = 15_000

export default function Outbounds() {
  const t = useText()
  const carriers = useCarriers()
  const may = useMay()('wms.outbound', 'write')
  const [refused, setRefused] = useState<Outbound[]>()
  const counts = api.useQuery('get', COUNTS, {}, { refetchInterval: EVERY_SECONDS }).data
  const sites = useSites<Outbound>()
  const shown = useMemo(() => columns(t, carriers.nameOf).toSpliced(1, 0, ...sites.columns), [t, carriers, sites])
  const tabs = useMemo<Tab[]>(
    () => [
      ...AT_WORK.map((state) => ({ key: state, title: t(`state.${state}`), set: { state }, count: counts?.[state] })),
      { key: 'late', title: t('late'), set: { late: 'true' }, count: counts?.late },
      { key: 'handed_over', title: t('state.handed_over'), set: { state: 'handed_over' } },
      everything(t),
    ],
    [t, counts],
  )
  const filters = useMemo<Filter[]>(
    () => [
      ...sites.filters,
      { kind: 'text', name: 'number', title: t('number') },
      { kind: 'choice', name: 'carrier_code', title: t('carrier'), options: carriers.everyOption },
    ],
    [t, carriers, sites],
  )
  const word = usePaperWords()
  const { print } = usePrint()
  const notes = (rows: Outbound[]) => print('/api/console/wms/outbounds/print', { outbound_ids: rows.map((row) => row.id) })
  const batch = [
    { key: 'notes', title: word('note'), run: notes },
    { key: 'refuse', title: t('refuse'), danger: true, run: (rows: Outbound[]) => Promise.resolve(setRefused(rows)) },
  ]
  return (
    <ListPage
      path="/api/console/wms/outbounds"
      title={t('outbounds.title')}
      what={t('outbounds.what')}
      columns={shown}
      filters={filters}
      tabs={tabs}
      batch={may ? batch : undefined}
      printAs={may ? { list: 'wms.delivery_notes', title: word('note.all') } : undefined}
      tools={<Due short={counts?.short ?? 0} back={counts?.put_back ?? 0} late={counts?.late ?? 0} />}
      open={(row) => `/wms/outbound/${row.id}`}
      empty={{ why: t('outbounds.none') }}
    >
      <Refuse rows={refused} onClose={() => setRefused(undefined)} />
    </ListPage>
  )
}

const everything = (t: Text): Tab => ({ key: 'all', title: t('tab.all'), set: {} })

/** What somebody should look at first. */
function Due({ short, back, late }: { short: number; back: number; late: number }) {
  const t = useText()
  return (
    <Flex gap={12} wrap>
      {late > 0 && <StatusTag meaning="bad">{t('late.waiting', { count: late })}</StatusTag>}
      {short > 0 && (
        <Link to="/wms/shortages">
          <StatusTag meaning="warning">{t('short.waiting', { count: short })}</StatusTag>
        </Link>
      )}
      {back > 0 && (
        <Link to="/wms/pda/back">
          <StatusTag meaning="warning">{t('back.waiting', { count: back })}</StatusTag>
        </Link>
      )}
    </Flex>
  )
}

const OPEN = new Set<State>(AT_WORK)

function columns(t: Text, carrierOf: (code: string) => string): Column<Outbound>[] {
  return [
    { key: 'number', title: t('number'), show: (row) => row.number },
    { key: 'state', title: t('state'), show: (row) => <OutboundTag state={row.state} /> },
    {
      key: 'promise',
      title: t('promise'),
      sort: 'promise_at',
      show: (row) => (
        <Flex gap={8} align="center">
          <Time at={row.promise_at} />
          {OPEN.has(row.state) && new Date(row.promise_at) < new Date() && <StatusTag meaning="bad">{t('late')}</StatusTag>}
        </Flex>
      ),
    },
    { key: 'carrier', title: t('carrier'), show: (row) => carrierOf(row.carrier_code) },
    { key: 'kinds', title: t('kinds'), right: true, show: (row) => row.kinds },
    { key: 'pieces', title: t('pieces'), right: true, show: (row) => row.pieces },
    { key: 'weight', title: t('weight'), right: true, show: (row) => kilograms(row.weight_g) },
    {
      key: 'remark',
      title: t('remark'),
      show: (row) => (
        <Typography.Text ellipsis={{ tooltip: row.remark }} style={{ maxWidth: 160 }}>
          {row.remark || row.reason}
        </Typography.Text>
      ),
    },
    { key: 'asked', title: t('asked'), sort: 'asked_at', show: (row) => <Time at={row.asked_at} /> },
  ]
}

function Refuse({ rows, onClose }: { rows: Outbound[] | undefined; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const refuse = useAct('post', '/api/console/wms/outbounds/refuse')
  const count = rows?.length ?? 0
  async function submit({ reason }: { reason: string }) {
    await refuse.run({ body: { ids: (rows ?? []).map((row) => row.id), reason } })
    say.done(t('refused', { count }))
  }
  return (
    <FormModal<{ reason: string }> open={rows !== undefined} title={t('refuse.title', { count })} initial={{ reason: '' }} submit={t('refuse')} onSubmit={submit} onClose={onClose}>
      <Alert type="info" showIcon title={t('refuse.what')} style={{ marginBottom: 16 }} />
      <TextField name="reason" label={t('refuse.reason')} required max={200} />
    </FormModal>
  )
}
