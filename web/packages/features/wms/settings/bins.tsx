/** Zones and their bins: made by the hundred, limited, closed, looked into. */
import { useMemo, useState } from 'react'
import { api } from '@api/client'
import { useAct } from '@api/act'
import type { RowOf } from '@api/types'
import { SwitchField, WholeField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { ListPage } from '@ui/list-page'
import type { Column, Filter } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Button, Drawer, Flex } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { usePrint } from '@ui/print'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { Pictured } from '@ui/thumbnail'
import { useWords } from '@ui/words'
import { usePaperWords } from '@ui/words-papers'
import { useSites } from '../sites'
import { MakeBins, MakeZone } from './forms'
import { LabelBins } from './label-bins'
import { type Text, useText } from './texts'

type Bin = RowOf<'/api/console/wms/bins'>
const PIECES_MAX = 1_000_000

export default function Bins() {
  const t = useText()
  const word = useWords()
  const may = useMay()('wms.place', 'write')
  const known = api.useQuery('get', '/api/console/wms/zones').data
  const [made, setMade] = useState<'zone' | 'bins' | 'labels'>()
  const paper = usePaperWords()
  const { print } = usePrint()
  const [edited, setEdited] = useState<Bin>()
  const [looked, setLooked] = useState<Bin>()
  const sites = useSites<Bin>()
  const zones = useMemo(() => known?.map((zone) => (sites.many ? { ...zone, name: `${zone.name} · ${zone.warehouse_name}` } : zone)), [known, sites])
  const shown = useMemo(() => columns(t).toSpliced(1, 0, ...sites.columns), [t, sites])
  const filters = useMemo<Filter[]>(
    () => [
      ...sites.filters,
      { kind: 'text', name: 'code', title: t('bin') },
      { kind: 'choice', name: 'zone_id', title: t('zone'), options: (zones ?? []).map((zone) => ({ value: zone.id, label: `${zone.code} ${zone.name}` })) },
      { kind: 'choice', name: 'state', title: t('state'), options: [{ value: 'open', label: t('open') }, { value: 'closed', label: t('closed') }] },
    ],
    [t, zones, sites],
  )
  const storage = (zones ?? []).filter((zone) => zone.kind === 'storage')
  const primary = (
    <Flex gap={8}>
      {!sites.many && <Button onClick={() => setMade('zone')}>{t('zone.new')}</Button>}
      <Button disabled={storage.length === 0} onClick={() => setMade('labels')}>
        {paper('bins')}
      </Button>
      <Button type="primary" disabled={storage.length === 0} onClick={() => setMade('bins')}>
        {t('bins.make')}
      </Button>
    </Flex>
  )
  return (
    <ListPage
      path="/api/console/wms/bins"
      title={t('bins.title')}
      what={t('bins.what')}
      columns={shown}
      filters={filters}
      primary={may && primary}
      batch={may ? [{ key: 'labels', title: paper('bins'), run: (rows) => print('/api/console/wms/bins/print', { bin_ids: rows.map((row) => row.id) }) }] : undefined}
      acts={(row) => [
        { key: 'contents', title: t('contents'), run: () => setLooked(row) },
        ...(may && row.kind === 'storage' ? [{ key: 'edit', title: word('act.edit'), run: () => setEdited(row) }] : []),
      ]}
      empty={{ why: t('bins.none') }}
    >
      <MakeZone open={made === 'zone'} onClose={() => setMade(undefined)} />
      <MakeBins open={made === 'bins'} zones={storage} onClose={() => setMade(undefined)} />
      {made === 'labels' && <LabelBins zones={storage} close={() => setMade(undefined)} />}
      <EditBin bin={edited} onClose={() => setEdited(undefined)} />
      <Drawer open={looked !== undefined} size={640} title={t('contents.title', { code: looked?.code ?? '' })} onClose={() => setLooked(undefined)} destroyOnHidden>
        {looked !== undefined && <Contents id={looked.id} />}
      </Drawer>
    </ListPage>
  )
}

function columns(t: Text): Column<Bin>[] {
  return [
    { key: 'code', title: t('bin'), sort: 'code', show: (row) => row.code },
    { key: 'zone', title: t('zone'), show: (row) => (row.kind === 'receiving' ? t('receiving') : row.zone_code) },
    { key: 'aisle', title: t('aisle'), right: true, show: (row) => row.aisle },
    { key: 'spot', title: t('spot'), right: true, show: (row) => row.spot },
    { key: 'tier', title: t('tier'), right: true, show: (row) => row.tier || '—' },
    { key: 'pieces', title: t('pieces'), right: true, show: (row) => (row.pieces_max ? `${row.pieces} / ${row.pieces_max}` : row.pieces) },
    { key: 'kinds', title: t('kinds'), right: true, show: (row) => row.kinds },
    { key: 'state', title: t('state'), show: (row) => <StatusTag meaning={row.state === 'open' ? 'good' : 'off'}>{t(row.state === 'open' ? 'open' : 'closed')}</StatusTag> },
  ]
}

function EditBin({ bin, onClose }: { bin: Bin | undefined; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const edit = useAct('put', '/api/console/wms/bins/{bin_id}')
  async function submit(values: { pieces_max?: number | null; is_open: boolean }) {
    await edit.run({ params: { path: { bin_id: bin?.id ?? '' } }, body: { pieces_max: values.pieces_max ?? null, is_open: values.is_open, version: bin?.version ?? 1 } })
    say.done(t('saved'))
  }
  return (
    <FormModal<{ pieces_max?: number | null; is_open: boolean }>
      key={`${bin?.id} ${bin?.version}`}
      open={bin !== undefined}
      title={t('contents.title', { code: bin?.code ?? '' })}
      initial={{ pieces_max: bin?.pieces_max ?? null, is_open: bin?.state === 'open' }}
      onSubmit={submit}
      onClose={onClose}
    >
      <WholeField name="pieces_max" label={t('pieces-max')} help={t('pieces-max.help')} min={1} max={PIECES_MAX} />
      <SwitchField name="is_open" label={t('is-open')} />
    </FormModal>
  )
}

function Contents({ id }: { id: string }) {
  const t = useText()
  const paper = usePaperWords()
  const { print } = usePrint()
  const may = useMay()('wms.work', 'write')
  const asked = api.useQuery('get', '/api/console/wms/bins/{bin_id}', { params: { path: { bin_id: id } } })
  return (
    <PlainTable
      rows={asked.data?.contents}
      rowKey="sku_id"
      acts={may ? (row) => [{ key: 'barcodes', title: paper('barcodes'), run: () => print('/api/console/wms/barcodes/print', { skus: [{ sku_id: row.sku_id, copies: 1 }] }) }] : undefined}
      empty={t('contents.none')}
      columns={[
        { key: 'goods', title: t('goods'), show: (row) => <Pictured file={row.picture} name={row.name} second={`${row.spec} ${row.barcode ?? row.code}`} /> },
        { key: 'quantity', title: t('quantity'), right: true, show: (row) => row.quantity },
        { key: 'reserved', title: t('reserved'), right: true, show: (row) => row.reserved },
      ]}
    />
  )
}
