/** Forms of a new zone and of bins by the hundred. */
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { ChoiceField, TextField, WholeField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { useSay } from '@ui/say'
import { useText } from './texts'

type Storage = NonNullable<Schema<'MakeZone'>['storage_kind']>
const STORAGE: readonly Storage[] = ['normal', 'cold', 'valuable', 'hazardous']
const PIECES_MAX = 1_000_000

interface Zone {
  code: string
  name: string
  storage_kind: Storage
}

export function MakeZone({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const make = useAct('post', '/api/console/wms/zones')
  async function submit(values: Zone) {
    await make.run({ body: values })
    say.done(t('zone.made', { code: values.code }))
  }
  return (
    <FormDrawer<Zone> open={open} title={t('zone.new')} initial={{ code: '', name: '', storage_kind: 'normal' }} onSubmit={submit} onClose={onClose}>
      <TextField name="code" label={t('code')} help={t('code.help')} required max={20} />
      <TextField name="name" label={t('name')} required max={200} />
      <ChoiceField name="storage_kind" label={t('storage')} options={STORAGE.map((value) => ({ value, label: t(`storage.${value}`) }))} required />
    </FormDrawer>
  )
}

interface Range {
  zone_id: string
  first: string
  last: string
  pieces_max?: number | null
}

export function MakeBins({ open, zones, onClose }: { open: boolean; zones: readonly Schema<'ZoneView'>[]; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const make = useAct('post', '/api/console/wms/bins')
  const first = zones[0]
  async function submit({ pieces_max, ...range }: Range) {
    const count = await make.run({ body: { ...range, pieces_max: pieces_max ?? null } })
    say.done(t('bins.made', { count }))
  }
  const initial: Range = { zone_id: first?.id ?? '', first: `${first?.code ?? 'A'}-01-01`, last: `${first?.code ?? 'A'}-10-20` }
  return (
    <FormDrawer<Range> key={first?.id} open={open} title={t('bins.make')} initial={initial} onSubmit={submit} onClose={onClose}>
      <ChoiceField name="zone_id" label={t('zone')} options={zones.map((zone) => ({ value: zone.id, label: `${zone.code} ${zone.name}` }))} required />
      <TextField name="first" label={t('bins.first')} help={t('bins.range.help')} required max={20} />
      <TextField name="last" label={t('bins.last')} required max={20} />
      <WholeField name="pieces_max" label={t('pieces-max')} help={t('pieces-max.help')} min={1} max={PIECES_MAX} />
    </FormDrawer>
  )
}
