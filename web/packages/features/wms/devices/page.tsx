/** Scanners, scales and printers of a warehouse. */
import { useState } from 'react'
import { api } from '@api/client'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { useMay, useMe } from '@ui/me'
import { Alert, Button, Flex, Modal, Typography } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { useWords } from '@ui/words'
import { DeviceForm } from './form'
import { type DeviceText, useDeviceText } from './words'

export type Device = Schema<'DeviceView'>

interface Told {
  device: Device
  token: string
}

export default function Devices() {
  const t = useDeviceText()
  const word = useWords()
  const say = useSay()
  const may = useMay()('wms.place', 'write')
  const isPlatform = useMe().place.console === 'platform'
  const [edited, setEdited] = useState<Device | 'new'>()
  const [told, setTold] = useState<Told>()
  const asked = api.useQuery('get', '/api/console/wms/devices')
  const give = useAct('post', '/api/console/wms/devices/{device_id}/token')

  async function tokenOf(device: Device) {
    if (device.has_token && !(await say.confirm({ title: t('token.again'), what: t('token.confirm'), act: t('token.again') }))) return
    try {
      setTold({ device, token: (await give.run({ params: { path: { device_id: device.id } } })).token })
    } catch (error) {
      say.problem(error)
    }
  }

  const add = (
    <Button type="primary" onClick={() => setEdited('new')}>
      {t('new')}
    </Button>
  )
  return (
    <PlainPage title={t('title')} what={t('what')} primary={may && !isPlatform && add} asked={asked}>
      <PlainTable<Device>
        rows={asked.data}
        empty={t('none')}
        columns={[
          { key: 'name', title: t('name'), show: (row) => row.name },
          ...(isPlatform ? [{ key: 'warehouse', title: t('warehouse'), show: (row: Device) => row.warehouse_name }] : []),
          { key: 'kind', title: t('kind'), show: (row) => t(`kind.${row.kind}`) },
          { key: 'connection', title: t('connection'), show: (row) => t(`connection.${row.connection}`) },
          { key: 'paper', title: t('paper'), show: (row) => paperOf(row, t) },
          { key: 'heard', title: t('heard'), show: (row) => heardOf(row, t) },
          { key: 'state', title: t('state'), show: (row) => <StatusTag meaning={row.state === 'open' ? 'good' : 'off'}>{t(row.state)}</StatusTag> },
        ]}
        acts={
          may
            ? (row) => [
                { key: 'edit', title: word('act.edit'), run: () => setEdited(row) },
                ...(row.connection === 'agent' ? [{ key: 'token', title: t(row.has_token ? 'token.again' : 'token'), run: () => tokenOf(row) }] : []),
              ]
            : undefined
        }
      />
      {edited !== undefined && <DeviceForm device={edited === 'new' ? undefined : edited} close={() => setEdited(undefined)} />}
      {told !== undefined && <Token told={told} close={() => setTold(undefined)} />}
    </PlainPage>
  )
}

function paperOf(row: Device, t: DeviceText) {
  if (row.kind !== 'printer') return '—'
  const size = row.width_mm === null ? '' : `${row.width_mm} × ${row.height_mm ?? '∞'} mm`
  return [size, ...row.prints.map((one) => t(`print.${one}`))].filter((one) => one !== '').join(' · ') || '—'
}

function heardOf(row: Device, t: DeviceText) {
  if (row.connection !== 'agent') return '—'
  return row.read_at === null ? t('never') : <Time at={row.read_at} />
}

function Token({ told, close }: { told: Told; close: () => void }) {
  const t = useDeviceText()
  const word = useWords()
  const address = `${location.origin}/api/open/wms/devices/${told.device.id}/weight`
  const call = `curl -X POST ${address} \\\n  -H 'Authorization: Bearer ${told.token}' \\\n  -H 'Content-Type: application/json' -d '{"weight_g": 1234}'`
  return (
    <Modal open width={720} title={t('token.title', { name: told.device.name })} onCancel={close} footer={<Button onClick={close}>{word('act.close')}</Button>}>
      <Flex vertical gap={12}>
        <Alert type="warning" showIcon title={t('token.what')} />
        <Typography.Text copyable code>
          {told.token}
        </Typography.Text>
        <Typography.Text>{t('token.how')}</Typography.Text>
        <pre style={{ whiteSpace: 'pre-wrap', wordBreak: 'break-all', margin: 0 }}>{call}</pre>
      </Flex>
    </Modal>
  )
}
