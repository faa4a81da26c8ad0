/** A device is written down or changed. */
import { useState } from 'react'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { ChoiceField, ChoicesField, SwitchField, TextField, WholeField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { useSay } from '@ui/say'
import { useDeviceText } from './words'

type Device = Schema<'DeviceView'>
type Kind = Device['kind']
type Connection = Device['connection']

const KINDS: readonly Kind[] = ['printer', 'scale', 'scanner']
const CONNECTIONS: Record<Kind, readonly Connection[]> = { printer: ['usb', 'network', 'bluetooth'], scale: ['keyboard', 'agent'], scanner: ['usb', 'bluetooth', 'keyboard'] }
const PRINTS: readonly Device['prints'][number][] = ['waybill', 'delivery_note', 'pick_list', 'handover_list', 'bin_label', 'product_barcode']
const SIDE_MAX = 2000

interface Values {
  kind: Kind
  name: string
  connection: Connection
  prints?: Device['prints']
  width_mm?: number | null
  height_mm?: number | null
  is_open: boolean
}

export function DeviceForm({ device, close }: { device: Device | undefined; close: () => void }) {
  const t = useDeviceText()
  const say = useSay()
  const make = useAct('post', '/api/console/wms/devices')
  const edit = useAct('put', '/api/console/wms/devices/{device_id}')
  const [kind, setKind] = useState<Kind>(device?.kind ?? 'printer')

  async function submit(values: Values) {
    const isPrinter = kind === 'printer'
    const paper = { prints: isPrinter ? (values.prints ?? []) : [], width_mm: isPrinter ? (values.width_mm ?? null) : null, height_mm: isPrinter ? (values.height_mm ?? null) : null }
    const said = { name: values.name, connection: values.connection, ...paper }
    if (device === undefined) {
      await make.run({ body: { ...said, kind } })
      say.done(t('made', { name: values.name }))
    } else {
      await edit.run({ params: { path: { device_id: device.id } }, body: { ...said, is_open: values.is_open, version: device.version } })
      say.done(t('saved'))
    }
  }

  const initial: Values = device === undefined ? { kind, name: '', connection: kind === 'scale' ? 'keyboard' : 'usb', prints: ['waybill'], width_mm: 100, height_mm: 150, is_open: true } : { ...device, is_open: device.state === 'open' }
  function seen(changed: Partial<Values>) {
    if (changed.kind !== undefined) setKind(changed.kind)
  }
  return (
    <FormDrawer<Values> key={kind} open title={device?.name ?? t('new')} initial={initial} onChange={seen} onSubmit={submit} onClose={close}>
      {device === undefined && <ChoiceField name="kind" label={t('kind')} options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} required />}
      <TextField name="name" label={t('name')} required max={200} />
      <ChoiceField name="connection" label={t('connection')} help={t('connection.help')} options={CONNECTIONS[kind].map((value) => ({ value, label: t(`connection.${value}`) }))} required />
      {kind === 'printer' && (
        <>
          <ChoicesField name="prints" label={t('prints')} options={PRINTS.map((value) => ({ value, label: t(`print.${value}`) }))} />
          <WholeField name="width_mm" label={t('width')} unit={t('mm')} min={1} max={SIDE_MAX} />
          <WholeField name="height_mm" label={t('height')} help={t('height.help')} unit={t('mm')} min={1} max={SIDE_MAX} />
        </>
      )}
      {device !== undefined && <SwitchField name="is_open" label={t('is-open')} />}
    </FormDrawer>
  )
}
