/** The packing station: a shipment is scanned, each piece is scanned, a carton chosen, weighed, closed. */
import { useState } from 'react'
import { api, client } from '@api/client'
import { useAct } from '@api/act'
import { asProblem } from '@api/problem'
import { useCarriers } from '@ui/carriers'
import { Alert, Button, Card, Flex, Input, InputNumber, Progress, Select, Typography } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { ScanField } from '@ui/scan-field'
import { Pictured } from '@ui/thumbnail'
import { signal } from '@ui/signal'
import { useDeviceText } from '../devices/words'
import { useText } from '../texts'
import { Numbers } from './numbers'
import { type Station, StationBar, useScale, useStation } from './station'
import { type Detail, type Line, sumsOf } from './sums'

interface Last {
  good: boolean
  text: string
}

export default function Packing() {
  const t = useText()
  const [id, setId] = useState<string>()
  const [packed, setPacked] = useState<string>()
  const [last, setLast] = useState<Last>()
  const station = useStation()
  const asked = api.useQuery('get', '/api/console/wms/outbounds/{outbound_id}', { params: { path: { outbound_id: id ?? '' } } }, { enabled: id !== undefined })
  const check = useAct('post', '/api/console/wms/outbounds/{outbound_id}/check')
  const it = id === undefined ? undefined : asked.data

  function tell(good: boolean, text: string) {
    setLast({ good, text })
    signal(good ? 'good' : 'bad')
  }

  async function begin(code: string) {
    const { data } = await client.GET('/api/console/wms/outbounds', { params: { query: { number: code.toUpperCase(), limit: 2 } } })
    const found = data?.items[0]
    if (found === undefined) return tell(false, t('pack.unknown', { code }))
    if (found.state !== 'picked' && found.state !== 'checked') return tell(false, t('pack.not-ready', { number: found.number, state: t(`state.${found.state}`) }))
    setId(found.id)
    return tell(true, found.number)
  }

  async function see(outbound: Detail, code: string) {
    try {
      await check.run({ params: { path: { outbound_id: outbound.id } }, body: { scan_id: crypto.randomUUID(), goods: code, quantity: 1 } })
      // As it stands now: of two quick scans the second must not say what the first did.
      const now = (await asked.refetch()).data ?? outbound
      // Goods of two orders in one parcel are two lines.
      const lines = now.lines.filter((one) => one.barcode === code || one.code === code)
      const sum = (count: (one: Line) => number) => lines.reduce((all, one) => all + count(one), 0)
      tell(true, t('pack.seen', { name: lines[0]?.name ?? code, checked: sum((one) => one.checked), picked: sum((one) => one.picked) }))
    } catch (error) {
      tell(false, asProblem(error).detail)
    }
  }

  function end(number: string) {
    setPacked(id)
    setId(undefined)
    tell(true, t('pack.packed', { number }))
  }

  const checking = it?.state === 'picked'
  return (
    <PlainPage title={t('pack.title')} what={t('pack.what')} primary={it && <Button onClick={() => setId(undefined)}>{t('pack.leave')}</Button>}>
      <Flex vertical gap={16}>
        <StationBar station={station} />
        {(it === undefined || checking) && (
          <ScanField placeholder={t(it === undefined ? 'pack.scan.first' : 'pack.scan.goods')} onScan={(code) => void (it === undefined ? begin(code) : see(it, code))} />
        )}
        {last !== undefined && <Alert type={last.good ? 'success' : 'error'} showIcon title={<span style={{ fontSize: 18 }}>{last.text}</span>} />}
        {it === undefined && packed !== undefined && <Numbers key={packed} id={packed} station={station} />}
        {it !== undefined && <Goods it={it} />}
        {it?.state === 'checked' && <Close key={it.id} it={it} station={station} onPacked={() => end(it.number)} />}
      </Flex>
    </PlainPage>
  )
}

const WHOLE = 100

function Goods({ it }: { it: Detail }) {
  const t = useText()
  const carriers = useCarriers()
  const sums = sumsOf(it)
  return (
    <Card title={`${it.number} · ${carriers.nameOf(it.carrier_code)}`} extra={<Typography.Text type="secondary">{it.remark}</Typography.Text>}>
      <Progress percent={Math.floor((sums.checked * WHOLE) / Math.max(sums.picked, 1))} format={() => `${sums.checked} / ${sums.picked}`} />
      <PlainTable
        rows={it.lines.filter((line) => line.picked > 0)}
        rowKey="line_id"
        columns={[
          { key: 'goods', title: t('goods'), show: (row: Line) => <Pictured file={row.picture} name={row.name} second={`${row.spec} ${row.barcode || row.code}`} /> },
          { key: 'picked', title: t('picked'), right: true, show: (row: Line) => row.picked },
          { key: 'checked', title: t('checked'), right: true, show: (row: Line) => <Typography.Text type={row.checked === row.picked ? 'success' : undefined}>{row.checked}</Typography.Text> },
        ]}
      />
    </Card>
  )
}

const GRAMS_MAX = 1_000_000

function Close({ it, station, onPacked }: { it: Detail; station: Station; onPacked: () => void }) {
  const t = useText()
  const device = useDeviceText()
  const lies = useScale(station.scale)
  const say = useSay()
  const cartons = api.useQuery('get', '/api/console/wms/cartons', { params: { query: { warehouse_id: it.warehouse_id } } })
  const open = (cartons.data ?? []).filter((carton) => carton.state === 'open')
  const [chosen, setChosen] = useState<string>()
  const [typed, setTyped] = useState<number | null>(null)
  const weight = typed ?? lies ?? null
  const [overrule, setOverrule] = useState('')
  const [off, setOff] = useState<string>()
  const pack = useAct('post', '/api/console/wms/outbounds/{outbound_id}/pack')
  const carton = open.find((one) => one.id === chosen) ?? open.find((one) => one.code === it.fitting_carton)
  const computed = sumsOf(it).weight_g + (carton?.tare_g ?? 0)

  async function close() {
    if (carton === undefined || weight === null) return
    try {
      await pack.run({ params: { path: { outbound_id: it.id } }, body: { parcels: [{ carton_id: carton.id, weight_g: weight, lines: [], overrule }] } })
      onPacked()
    } catch (error) {
      const problem = asProblem(error)
      signal('bad')
      if (problem.code === 'wms.weight_off') setOff(problem.detail)
      else say.problem(error)
    }
  }

  if (cartons.data !== undefined && open.length === 0) return <Alert type="warning" showIcon title={t('pack.no-cartons')} />
  return (
    <Card title={t('pack.all-checked')}>
      <Flex vertical gap={16} style={{ maxWidth: 480 }}>
        {it.fitting_carton === null && <Alert type="warning" showIcon title={t('pack.none-fits')} />}
        <Select
          size="large"
          aria-label={t('carton')}
          placeholder={t('carton')}
          value={carton?.id}
          onChange={setChosen}
          options={open.map((one) => ({ value: one.id, label: `${one.code} · ${one.name} · ${one.length_mm}×${one.width_mm}×${one.height_mm} mm${one.code === it.fitting_carton ? ` · ${t('pack.suggested')}` : ''}` }))}
        />
        <Flex vertical gap={4}>
          <InputNumber size="large" aria-label={t('pack.weight')} placeholder={t('pack.weight')} value={weight} onChange={setTyped} min={1} max={GRAMS_MAX} precision={0} suffix="g" style={{ width: '100%' }} autoFocus onPressEnter={() => void close()} />
          <Typography.Text type="secondary">{t('pack.weight.help', { computed })}</Typography.Text>
          {lies !== undefined && <Typography.Text type={lies === null ? 'warning' : 'success'}>{lies === null ? device('scale.silent') : device('scale.reads', { weight: lies })}</Typography.Text>}
        </Flex>
        {off !== undefined && (
          <Flex vertical gap={8}>
            <Alert type="error" showIcon title={off} />
            <Input size="large" aria-label={t('pack.overrule')} placeholder={t('pack.overrule')} value={overrule} maxLength={200} onChange={(event) => setOverrule(event.target.value)} />
            <Typography.Text type="secondary">{t('pack.overrule.help')}</Typography.Text>
          </Flex>
        )}
        <Button type="primary" size="large" disabled={carton === undefined || weight === null} loading={pack.running} onClick={() => void close()}>
          {t('pack.done')}
        </Button>
      </Flex>
    </Card>
  )
}
