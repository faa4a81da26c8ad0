/** Days that were closed, and the one whose turn it is. */
import { Link, useNavigate } from 'react-router'
import dayjs from 'dayjs'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Section } from '@ui/detail-page'
import { Button, DatePicker, Flex } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { Time } from '@ui/time'
import { DayState, Differences } from './states'
import { useText } from './texts'

type Row = Schema<'DayCloseView'>

export default function Days() {
  const t = useText()
  const asked = api.useQuery('get', '/api/console/finance/days')
  return (
    <PlainPage title={t('days.title')} what={t('days.what')} primary={asked.data && <Next {...asked.data} />} asked={asked}>
      <Section title={t('days.latest')}>
        <PlainTable<Row>
          rowKey="day"
          rows={asked.data?.days}
          columns={[
            { key: 'day', title: t('day'), show: (row) => <Link to={`/finance/days/${row.day}`}>{row.day}</Link> },
            { key: 'state', title: t('state'), show: (row) => <DayState state={row.state} /> },
            { key: 'differences', title: t('differences'), show: (row) => <Differences count={row.lines_off} /> },
            { key: 'asked', title: t('asked'), show: (row) => row.asked_by_name || t('asked.clock') },
            { key: 'closed', title: t('closed'), show: (row) => (row.closed_at === null ? '—' : <Time at={row.closed_at} exact />) },
            { key: 'note', title: t('note'), show: (row) => row.note || '—' },
          ]}
          empty={t('days.none')}
        />
      </Section>
    </PlainPage>
  )
}

/** The day that is due; before the first was closed, any may be chosen. */
function Next({ days, next_day, today }: Schema<'DaysView'>) {
  const t = useText()
  const go = useNavigate()
  const open = (day: string) => void go(`/finance/days/${day}`)
  return (
    <Flex gap={8}>
      <Button onClick={() => open(today)}>{t('days.today')}</Button>
      {next_day !== null && (
        <Button type="primary" onClick={() => open(next_day)}>
          {t('days.next', { day: next_day })}
        </Button>
      )}
      {days.length === 0 && (
        <DatePicker aria-label={t('days.first')} placeholder={t('days.first')} style={{ minWidth: 200 }} disabledDate={(day) => !day.isBefore(dayjs(today))} onChange={(day) => day !== null && open(day.format('YYYY-MM-DD'))} />
      )}
    </Flex>
  )
}
