/** The table itself: which scale and which printer stand on it. This computer remembers. */
import { useState } from 'react'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { useMay } from '@ui/me'
import { Flex, Select } from '@ui/parts'
import { useDeviceText } from '../devices/words'

type Device = Schema<'DeviceView'>
const KEPT = 'houtai.station'
const EVERY_MILLISECONDS = 1_000
const NONE = ''

interface Chosen {
  scale: string
  printer: string
}

export interface Station {
  devices: readonly Device[]
  chosen: Chosen
  choose: (change: Partial<Chosen>) => void
  scale: Device | undefined
  printer: Device | undefined
}

function kept(): Chosen {
  const [scale = NONE, printer = NONE] = (localStorage.getItem(KEPT) ?? '').split(' ')
  return { scale, printer }
}

export function useStation(): Station {
  const devices = (api.useQuery('get', '/api/console/wms/devices').data ?? []).filter((one) => one.state === 'open')
  const [chosen, setChosen] = useState(kept)
  function choose(change: Partial<Chosen>) {
    const next = { ...chosen, ...change }
    localStorage.setItem(KEPT, `${next.scale} ${next.printer}`)
    setChosen(next)
  }
  const found = (id: string, kind: Device['kind']) => devices.find((one) => one.id === id && one.kind === kind)
  return { devices, chosen, choose, scale: found(chosen.scale, 'scale'), printer: found(chosen.printer, 'printer') }
}

/** What lies on the scale of this table: undefined without one that tells, null when it is silent. */
export function useScale(scale: Device | undefined): number | null | undefined {
  const told = scale?.connection === 'agent' ? scale.id : undefined
  const asked = api.useQuery('get', '/api/console/wms/devices/{device_id}/reading', { params: { path: { device_id: told ?? '' } } }, { enabled: told !== undefined, refetchInterval: EVERY_MILLISECONDS })
  return told === undefined ? undefined : (asked.data?.weight_g ?? null)
}

export function StationBar({ station }: { station: Station }) {
  const t = useDeviceText()
  const maySee = useMay()('wms.work', 'read')
  if (!maySee || station.devices.length === 0) return null
  const options = (kind: Device['kind'], none: string) => [{ value: NONE, label: none }, ...station.devices.filter((one) => one.kind === kind).map((one) => ({ value: one.id, label: one.name }))]
  return (
    <Flex gap={12} wrap>
      <Select aria-label={t('scale')} style={{ width: 220 }} value={station.scale?.id ?? NONE} options={options('scale', t('scale.none'))} onChange={(scale) => station.choose({ scale })} />
      <Select aria-label={t('printer')} style={{ width: 220 }} value={station.printer?.id ?? NONE} options={options('printer', t('printer.none'))} onChange={(printer) => station.choose({ printer })} />
    </Flex>
  )
}
