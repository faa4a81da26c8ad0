/** Pools: shares of what can be sold. */
import { useMemo, useState } from 'react'
import { useAct } from '@api/act'
import type { RowOf, Schema } from '@api/types'
import { RadioField, TextField, TimeField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { ListPage } from '@ui/list-page'
import type { Column } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { type Text, useText } from './texts'

export type Pool = Schema<'PoolView'>
type Row = RowOf<'/api/console/inventory/pools'>

interface Values {
  kind: 'channel' | 'activity'
  name: string
  starts_at: string | null
  ends_at: string | null
}

export default function Pools() {
  const t = useText()
  const may = useMay()('inventory.pool', 'write')
  const [open, setOpen] = useState(false)
  const isPlatform = useMe().place.console === 'platform'
  const shown = useMemo(() => columns(t, isPlatform), [t, isPlatform])
  return (
    <ListPage
      path="/api/console/inventory/pools"
      title={t('pools.title')}
      what={t('pools.what')}
      columns={shown}
      tabs={[
        { key: 'open', title: t('state.open'), set: { state: 'open' } },
        { key: 'ended', title: t('state.ended'), set: { state: 'ended' } },
      ]}
      primary={
        may && (
          <Button type="primary" onClick={() => setOpen(true)}>
            {t('pools.new')}
          </Button>
        )
      }
      open={(row) => `/inventory/pools/${row.id}`}
      empty={{ why: t('pools.none') }}
    >
      <NewPool open={open} onClose={() => setOpen(false)} />
    </ListPage>
  )
}

export function poolName(t: Text, pool: Pick<Pool, 'kind' | 'name'>): string {
  return pool.kind === 'shared' ? t('pool.shared') : pool.name
}

export function PoolState({ pool }: { pool: Pool }) {
  const t = useText()
  return <StatusTag meaning={pool.state === 'open' ? 'good' : 'off'}>{t(pool.state === 'open' ? 'state.open' : 'state.ended')}</StatusTag>
}

function columns(t: Text, isPlatform: boolean): Column<Row>[] {
  const shop: Column<Row> = { key: 'shop', title: t('merchant'), show: (row) => row.shop_name }
  return [
    { key: 'name', title: t('name'), show: (row) => poolName(t, row) },
    ...(isPlatform ? [shop] : []),
    { key: 'kind', title: t('kind'), show: (row) => t(`pool.${row.kind as 'shared' | 'channel' | 'activity'}`) },
    { key: 'state', title: t('state'), show: (row) => <PoolState pool={row} /> },
    { key: 'starts', title: t('starts'), show: (row) => <Time at={row.starts_at} exact /> },
    { key: 'ends', title: t('ends'), show: (row) => <Time at={row.ended_at ?? row.ends_at} exact /> },
  ]
}

function NewPool({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const make = useAct('post', '/api/console/inventory/pools')

  async function submit(values: Values) {
    // Made by hand, it is for something that has no page of its own: the id stands for it.
    await make.run({ body: { ...values, starts_at: values.starts_at ?? null, ends_at: values.ends_at ?? null, purpose_id: crypto.randomUUID() } })
    say.done(t('pools.made', { name: values.name }))
  }

  return (
    <FormDrawer<Values> open={open} title={t('pools.new')} initial={{ kind: 'activity' }} onSubmit={submit} onClose={onClose}>
      <RadioField name="kind" label={t('kind')} required options={(['channel', 'activity'] as const).map((kind) => ({ value: kind, label: t(`pool.${kind}`) }))} />
      <TextField name="name" label={t('name')} required />
      <TimeField name="starts_at" label={t('starts')} />
      <TimeField name="ends_at" label={t('ends')} help={t('ends.help')} />
    </FormDrawer>
  )
}
