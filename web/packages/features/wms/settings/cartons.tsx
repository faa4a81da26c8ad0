/** Cartons: sizes inside, own weight, what they take. */
import { useState } from 'react'
import { api } from '@api/client'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { SwitchField, TextField, WholeField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { useMay, useMe } from '@ui/me'
import { Button } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { useWords } from '@ui/words'
import { kilograms } from '../state'
import { useText } from './texts'

type Carton = Schema<'CartonView'>
const SIDE_MAX = 5000
const GRAMS_MAX = 1_000_000

interface Values {
  code: string
  name: string
  length_mm: number
  width_mm: number
  height_mm: number
  tare_g: number
  load_max_g: number
  is_open: boolean
}

export default function Cartons() {
  const t = useText()
  const word = useWords()
  const may = useMay()('wms.place', 'write')
  const isPlatform = useMe().place.console === 'platform'
  const [edited, setEdited] = useState<Carton | 'new'>()
  const asked = api.useQuery('get', '/api/console/wms/cartons')
  const add = (
    <Button type="primary" onClick={() => setEdited('new')}>
      {t('carton.new')}
    </Button>
  )
  return (
    <PlainPage title={t('cartons.title')} what={t('cartons.what')} primary={may && !isPlatform && add} asked={asked}>
      <PlainTable
        rows={asked.data}
        empty={t('cartons.none')}
        acts={may ? (row) => [{ key: 'edit', title: word('act.edit'), run: () => setEdited(row) }] : undefined}
        columns={[
          ...(isPlatform ? [{ key: 'warehouse', title: t('warehouse'), show: (row: Carton) => row.warehouse_name }] : []),
          { key: 'code', title: t('code'), show: (row) => row.code },
          { key: 'name', title: t('name'), show: (row) => row.name },
          { key: 'size', title: t('size'), right: true, show: (row) => `${row.length_mm} × ${row.width_mm} × ${row.height_mm}` },
          { key: 'tare', title: t('tare'), right: true, show: (row) => `${row.tare_g} g` },
          { key: 'load', title: t('load'), right: true, show: (row) => kilograms(row.load_max_g) },
          { key: 'state', title: t('state'), show: (row) => <StatusTag meaning={row.state === 'open' ? 'good' : 'off'}>{t(row.state === 'open' ? 'open' : 'closed')}</StatusTag> },
        ]}
      />
      <CartonForm edited={edited} onClose={() => setEdited(undefined)} />
    </PlainPage>
  )
}

function CartonForm({ edited, onClose }: { edited: Carton | 'new' | undefined; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const make = useAct('post', '/api/console/wms/cartons')
  const edit = useAct('put', '/api/console/wms/cartons/{carton_id}')
  const kept = edited === 'new' ? undefined : edited

  async function submit({ code, is_open, ...values }: Values) {
    const { name, length_mm, width_mm, height_mm, tare_g, load_max_g } = values
    const said = { name, length_mm, width_mm, height_mm, tare_g, load_max_g }
    if (kept === undefined) {
      await make.run({ body: { ...said, code } })
      say.done(t('carton.made', { code }))
    } else {
      await edit.run({ params: { path: { carton_id: kept.id } }, body: { ...said, is_open, version: kept.version } })
      say.done(t('saved'))
    }
  }

  return (
    <FormDrawer<Values>
      key={kept === undefined ? 'new' : `${kept.id} ${kept.version}`}
      open={edited !== undefined}
      title={kept?.code ?? t('carton.new')}
      initial={kept === undefined ? { is_open: true } : { ...kept, is_open: kept.state === 'open' }}
      onSubmit={submit}
      onClose={onClose}
    >
      {kept === undefined && <TextField name="code" label={t('code')} help={t('code.help')} required max={20} />}
      <TextField name="name" label={t('name')} required max={200} />
      <WholeField name="length_mm" label={t('length')} unit={t('mm')} min={1} max={SIDE_MAX} required />
      <WholeField name="width_mm" label={t('width')} unit={t('mm')} min={1} max={SIDE_MAX} required />
      <WholeField name="height_mm" label={t('height')} unit={t('mm')} min={1} max={SIDE_MAX} required />
      <WholeField name="tare_g" label={t('tare')} unit={t('g')} min={0} max={100_000} required />
      <WholeField name="load_max_g" label={t('load')} unit={t('g')} min={1} max={GRAMS_MAX} required />
      {kept !== undefined && <SwitchField name="is_open" label={t('is-open')} />}
    </FormDrawer>
  )
}
