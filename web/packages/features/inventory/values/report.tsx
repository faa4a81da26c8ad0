/** What stock is worth, day by day and by warehouse. */
import { useState } from 'react'
import dayjs from 'dayjs'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Section } from '@ui/detail-page'
import { useMe } from '@ui/me'
import { Money, yuan } from '@ui/money'
import { Alert, DatePicker, Flex, Select } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useWarehouses } from '../places/hooks'
import { pointsOf } from './line'
import { useText } from './texts'

type Report = Schema<'ValueReportView'>
type Day = Report['days'][number]
type Place = Report['places'][number]
const DAYS = 30
const DAY = 'YYYY-MM-DD'
const SIZE = { width: 960, height: 160 }

export default function Values() {
  const t = useText()
  const { place } = useMe()
  const warehouses = useWarehouses()
  const [days, setDays] = useState<[string, string]>([dayjs().subtract(DAYS - 1, 'day').format(DAY), dayjs().format(DAY)])
  const [warehouse, setWarehouse] = useState<string>()
  const [day_from, day_to] = days
  const asked = api.useQuery('get', '/api/console/inventory/value-report', { params: { query: { day_from, day_to, warehouse_id: warehouse } } })
  const tools = (
    <Flex gap={8} wrap>
      {place.console !== 'warehouse' && (
        <Select aria-label={t('warehouse')} allowClear placeholder={t('all')} value={warehouse} onChange={setWarehouse} options={warehouses} style={{ minWidth: 160 }} />
      )}
      <DatePicker.RangePicker
        aria-label={t('period')}
        allowClear={false}
        value={[dayjs(day_from), dayjs(day_to)]}
        onChange={(chosen) => chosen?.[0] && chosen[1] && setDays([chosen[0].format(DAY), chosen[1].format(DAY)])}
      />
    </Flex>
  )
  return (
    <PlainPage title={t('title')} what={t('what')} primary={tools} asked={asked}>
      {asked.data !== undefined && <Content report={asked.data} day={day_to} console={place.console} />}
    </PlainPage>
  )
}

function Content({ report, day, console }: { report: Report; day: string; console: string }) {
  const t = useText()
  const hidden = report.days.some((one) => one.value_fen === null)
  return (
    <Flex vertical gap={16}>
      {hidden ? (
        <Alert type="info" showIcon title={t('hidden')} />
      ) : (
        <Section title={t('chart')}>
          <Chart days={report.days} />
        </Section>
      )}
      <Section title={t('places', { day })}>
        <PlainTable<Place & { key: string }>
          rowKey="key"
          rows={report.places.map((one) => ({ ...one, key: `${one.merchant_id} ${one.warehouse_id}` }))}
          columns={[
            { key: 'warehouse', title: t('warehouse'), show: (row) => row.warehouse_name || '—' },
            ...(console === 'merchant' ? [] : [{ key: 'merchant', title: t('merchant'), show: (row: Place) => row.merchant_name || '—' }]),
            { key: 'quantity', title: t('quantity'), right: true, show: (row) => row.quantity },
            { key: 'value', title: t('value'), right: true, show: (row) => <Money fen={row.value_fen} /> },
          ]}
          empty={t('places.none')}
        />
      </Section>
      <Section title={t('days')}>
        <Days days={report.days} />
      </Section>
    </Flex>
  )
}

function Chart({ days }: { days: readonly Day[] }) {
  const t = useText()
  const values = days.map((day) => day.value_fen ?? 0)
  const most = Math.max(...values, 0)
  return (
    <Flex gap={12} align="stretch">
      <Flex vertical justify="space-between" className="ht-number" style={{ color: 'var(--ant-color-text-secondary)', fontSize: 12 }}>
        <span>{yuan(most)}</span>
        <span>0.00</span>
      </Flex>
      <div style={{ flex: 1, minWidth: 0 }}>
        <svg role="img" aria-label={t('chart')} viewBox={`0 -6 ${SIZE.width} ${SIZE.height + 12}`} preserveAspectRatio="none" style={{ width: '100%', height: SIZE.height, display: 'block' }}>
          <line x1="0" x2={SIZE.width} y1={SIZE.height} y2={SIZE.height} stroke="var(--ant-color-border)" vectorEffect="non-scaling-stroke" />
          <polyline points={pointsOf(values, SIZE)} fill="none" stroke="var(--ant-color-primary)" strokeWidth="2" vectorEffect="non-scaling-stroke" />
        </svg>
        <Flex justify="space-between" style={{ color: 'var(--ant-color-text-secondary)', fontSize: 12 }}>
          <span>{days[0]?.day}</span>
          <span>{days.at(-1)?.day}</span>
        </Flex>
      </div>
    </Flex>
  )
}

function Days({ days }: { days: readonly Day[] }) {
  const t = useText()
  const moved = days.filter((day, index) => index === days.length - 1 || day.in_quantity > 0 || day.out_quantity > 0)
  return (
    <PlainTable<Day>
      rowKey="day"
      rows={moved.toReversed()}
      columns={[
        { key: 'day', title: t('day'), show: (row) => row.day },
        { key: 'in', title: t('in.quantity'), right: true, show: (row) => row.in_quantity },
        { key: 'in-value', title: t('in.value'), right: true, show: (row) => <Money fen={row.in_value_fen} /> },
        { key: 'out', title: t('out.quantity'), right: true, show: (row) => row.out_quantity },
        { key: 'out-value', title: t('out.value'), right: true, show: (row) => <Money fen={row.out_value_fen} /> },
        { key: 'end', title: t('end'), right: true, show: (row) => row.quantity },
        { key: 'end-value', title: t('end.value'), right: true, show: (row) => <Money fen={row.value_fen} /> },
      ]}
    />
  )
}
