/** What pickers did not find: somebody else counts again. */
import { useMemo, useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { RowOf } from '@api/types'
import { WholeField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { ListPage } from '@ui/list-page'
import type { Column, Filter, Tab } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { useSay } from '@ui/say'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { type Text, useText } from '../texts'

type Shortage = RowOf<'/api/console/wms/shortages'>
const WAREHOUSES_MAX = 200
const STATES = ['asked', 'found', 'elsewhere', 'confirmed', 'called_off'] as const
const MEANINGS: Record<string, Meaning> = { asked: 'waiting', found: 'good', elsewhere: 'good', confirmed: 'bad', called_off: 'off' }

export default function Shortages() {
  const t = useText()
  const may = useMay()('wms.work', 'write')
  const [counted, setCounted] = useState<Shortage>()
  // Whoever works in a warehouse sees his own; the platform chooses one.
  const isPlatform = useMe().place.console === 'platform'
  const found = api.useQuery('get', '/api/console/inventory/warehouses', { params: { query: { limit: WAREHOUSES_MAX } } }, { enabled: isPlatform }).data
  const filters = useMemo<Filter[]>(
    () => (isPlatform ? [{ kind: 'choice', name: 'warehouse_id', title: t('warehouse'), options: (found?.items ?? []).map((one) => ({ value: one.id, label: one.name })) }] : []),
    [t, isPlatform, found],
  )
  const shown = useMemo(() => columns(t), [t])
  const tabs = useMemo<Tab[]>(
    () => [...STATES.map((state) => ({ key: state, title: t(`shortage.${state}`), set: { state } })), everything(t)],
    [t],
  )
  return (
    <ListPage
      path="/api/console/wms/shortages"
      title={t('shortages.title')}
      what={t('shortages.what')}
      columns={shown}
      tabs={tabs}
      filters={filters}
      acts={may ? (row) => (row.state === 'asked' ? [{ key: 'count', title: t('count'), run: () => setCounted(row), disabled: !row.may_count && t('count.own') }] : []) : undefined}
      empty={{ why: t('shortages.none') }}
    >
      <Count shortage={counted} onClose={() => setCounted(undefined)} />
    </ListPage>
  )
}

const everything = (t: Text): Tab => ({ key: 'all', title: t('tab.all'), set: {} })

function columns(t: Text): Column<Shortage>[] {
  return [
    { key: 'goods', title: t('goods'), show: (row) => `${row.name} ${row.spec}` },
    { key: 'bin', title: t('bin'), show: (row) => row.bin_code },
    { key: 'missing', title: t('short.pieces'), right: true, show: (row) => row.missing },
    { key: 'counted', title: t('counted'), right: true, show: (row) => row.counted ?? '—' },
    { key: 'state', title: t('state'), show: (row) => <StatusTag meaning={MEANINGS[row.state] ?? 'plain'}>{t(`shortage.${row.state as (typeof STATES)[number]}`)}</StatusTag> },
    { key: 'number', title: t('number'), show: (row) => row.outbound_number },
    { key: 'reporter', title: t('reporter'), show: (row) => row.reporter },
    { key: 'reported', title: t('reported'), sort: 'reported_at', show: (row) => <Time at={row.reported_at} /> },
  ]
}

function Count({ shortage, onClose }: { shortage: Shortage | undefined; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const count = useAct('post', '/api/console/wms/shortages/{shortage_id}/count')
  async function submit({ counted }: { counted: number }) {
    await count.run({ params: { path: { shortage_id: shortage?.id ?? '' } }, body: { counted } })
    say.done(t('count.done'))
  }
  const name = `${shortage?.name ?? ''} ${shortage?.spec ?? ''}`
  return (
    <FormModal<{ counted: number }> key={shortage?.id} open={shortage !== undefined} title={t('count.title', { bin: shortage?.bin_code ?? '' })} initial={{}} submit={t('count')} onSubmit={submit} onClose={onClose}>
      <WholeField name="counted" label={t('count.label', { name })} min={0} max={1_000_000} required />
    </FormModal>
  )
}
