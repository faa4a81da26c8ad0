/** Warehouses: the list, and the form of one. */
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '@api/act'
import type { RowOf } from '@api/types'
import { Custom, SwitchField, TextField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { ListPage } from '@ui/list-page'
import type { Column, Filter } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { Button } from '@ui/parts'
import { RegionField } from '@ui/region-field'
import { regionName, useRegions } from '@ui/regions'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { useWords } from '@ui/words'
import { type Text, useText } from './texts'

type Warehouse = RowOf<'/api/console/inventory/warehouses'>

interface Values {
  code: string
  name: string
  region: string
  address: string
  marketplace: boolean
  is_open: boolean
}

export default function Warehouses() {
  const t = useText()
  const word = useWords()
  const go = useNavigate()
  const allowed = useMay()
  const may = allowed('inventory.warehouse', 'write')
  const seesCarriers = allowed('fulfilment.warehouse_carrier')
  const { place } = useMe()
  const { tree } = useRegions()
  const [edited, setEdited] = useState<Warehouse | 'new'>()
  const shown = useMemo(() => columns(t, (code) => regionName(tree, code)), [t, tree])
  const filters = useMemo<Filter[]>(
    () => [
      { kind: 'text', name: 'name', title: t('name') },
      { kind: 'choice', name: 'state', title: t('state'), options: [{ value: 'open', label: t('state.open') }, { value: 'closed', label: t('state.closed') }] },
    ],
    [t],
  )
  const acts = (row: Warehouse) => [
    ...(may ? [{ key: 'edit', title: word('act.edit'), run: () => setEdited(row) }] : []),
    ...(seesCarriers ? [{ key: 'carriers', title: t('warehouses.carriers'), run: () => void go(`/fulfilment/warehouses/${row.id}`) }] : []),
  ]
  const mayMake = may && place.console !== 'warehouse'
  return (
    <ListPage
      path="/api/console/inventory/warehouses"
      title={t('warehouses.title')}
      what={t('warehouses.what')}
      columns={shown}
      filters={place.console === 'warehouse' ? [] : filters}
      primary={
        mayMake && (
          <Button type="primary" onClick={() => setEdited('new')}>
            {t('warehouses.new')}
          </Button>
        )
      }
      acts={may || seesCarriers ? (row) => (isKeptBy(row, place) ? acts(row) : []) : undefined}
      empty={{ why: t('warehouses.none') }}
    >
      <WarehouseForm edited={edited} onClose={() => setEdited(undefined)} platform={place.console === 'platform'} />
    </ListPage>
  )
}

/** A merchant sees shared warehouses of the platform, but only changes his own. */
function isKeptBy(row: Warehouse, place: { merchant_id?: string | null; console: string }): boolean {
  return place.console !== 'merchant' || row.merchant_id === place.merchant_id
}

function columns(t: Text, regionOf: (code: string) => string): Column<Warehouse>[] {
  return [
    { key: 'name', title: t('name'), sort: 'name', show: (row) => row.name },
    { key: 'code', title: t('code'), show: (row) => row.code },
    { key: 'region', title: t('region'), show: (row) => regionOf(row.region) },
    { key: 'address', title: t('address'), show: (row) => row.address },
    { key: 'kind', title: t('kind'), show: (row) => t(row.marketplace ? 'marketplace.yes' : 'marketplace.no') },
    { key: 'state', title: t('state'), show: (row) => <StatusTag meaning={row.state === 'open' ? 'good' : 'off'}>{t(row.state === 'open' ? 'state.open' : 'state.closed')}</StatusTag> },
    { key: 'opened', title: t('opened'), show: (row) => <Time at={row.opened_at} /> },
  ]
}

function WarehouseForm({ edited, onClose, platform }: { edited: Warehouse | 'new' | undefined; onClose: () => void; platform: boolean }) {
  const t = useText()
  const say = useSay()
  const make = useAct('post', '/api/console/inventory/warehouses')
  const edit = useAct('put', '/api/console/inventory/warehouses/{warehouse_id}')
  const kept = edited === 'new' ? undefined : edited

  async function submit({ code, is_open, ...values }: Values) {
    const said = { ...values, marketplace: values.marketplace ?? false }
    if (kept === undefined) {
      await make.run({ body: { ...said, code } })
      say.done(t('warehouses.made', { name: said.name }))
    } else {
      await edit.run({ params: { path: { warehouse_id: kept.id } }, body: { ...said, is_open, version: kept.version } })
      say.done(t('warehouses.saved'))
    }
  }

  return (
    <FormDrawer<Values>
      key={kept?.id ?? 'new'}
      open={edited !== undefined}
      title={kept?.name ?? t('warehouses.new')}
      initial={kept === undefined ? { marketplace: false, is_open: true } : { ...kept, is_open: kept.state === 'open' }}
      onSubmit={submit}
      onClose={onClose}
    >
      {kept === undefined && <TextField name="code" label={t('code')} help={t('code.help')} required max={20} />}
      <TextField name="name" label={t('name')} required max={200} />
      <Custom name="region" label={t('region')} required>
        <RegionField />
      </Custom>
      <TextField name="address" label={t('address')} required max={200} />
      {platform && <SwitchField name="marketplace" label={t('marketplace')} />}
      {kept !== undefined && <SwitchField name="is_open" label={t('is-open')} help={t('is-open.help')} />}
    </FormDrawer>
  )
}
