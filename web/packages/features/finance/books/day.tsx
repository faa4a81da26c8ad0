/** One day: its two sides line by line, what it moved, and closing it. */
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { DetailPage, Section } from '@ui/detail-page'
import { LongTextField, SwitchField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Alert, Button } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { useSlots } from '@ui/slots'
import { Time } from '@ui/time'
import { DayState, Differences, LineResult } from './states'
import { kindOf, lineOf, useText } from './texts'

type Shown = Schema<'BusinessDayView'>
type Line = Shown['lines'][number]
type Total = Shown['totals'][number]

const LOOK_AGAIN_MS = 5_000
const PLACES: Record<string, string> = {
  balance: '/finance/trial-balance',
  sales: '/ordering/orders',
  receipts: '/payments/payments',
  refunds: '/payments/refunds',
  deposits: '/merchants/merchants',
  stock: '/inventory/values',
}

export default function Day() {
  const t = useText()
  const may = useMay()
  const { day = '' } = useParams()
  const { exportButton: ExportButton } = useSlots()
  const [closes, setCloses] = useState(false)
  const asked = api.useQuery(
    'get',
    '/api/console/finance/days/{day}',
    { params: { path: { day } } },
    { refetchInterval: (query) => (query.state.data?.state === 'closing' ? LOOK_AGAIN_MS : false) },
  )
  return (
    <DetailPage
      asked={asked}
      back="/finance/days"
      title={() => t('day.title', { day })}
      state={(it) => <DayState state={it.state} />}
      facts={(it) => [
        { label: t('differences'), value: <Differences count={it.lines_off} /> },
        ...(it.closed === null
          ? []
          : [
              { label: t('asked'), value: it.closed.asked_by_name || t('asked.clock') },
              { label: t('closed'), value: it.closed.closed_at === null ? '—' : <Time at={it.closed.closed_at} exact /> },
              { label: t('note'), value: it.closed.note || '—' },
              ...(it.closed.hash === '' ? [] : [{ label: t('hash'), value: <code>{it.closed.hash.slice(0, 16)}</code> }]),
            ]),
      ]}
      acts={(it) => (
        <>
          {it.state === 'closed' && ExportButton !== undefined && <ExportButton list="finance.day_lines" asked={{ day: it.day }} />}
          {it.closable && may('finance.day', 'write') && (
            <Button type="primary" onClick={() => setCloses(true)}>
              {t('close')}
            </Button>
          )}
        </>
      )}
      thing="finance.day"
      thingId={day}
    >
      {(it) => (
        <>
          <Lines lines={it.lines} day={it.day} />
          <Totals totals={it.totals} />
          <Closing day={it} open={closes} close={() => setCloses(false)} />
        </>
      )}
    </DetailPage>
  )
}

function placeOf(code: string, day: string): string | undefined {
  if (code === 'reconciliation') return `/reconciliation/differences?state=open&day=${day}`
  return code.startsWith('channel_') ? `/payments/bills?channel=${code.slice('channel_'.length)}` : PLACES[code]
}

function Lines({ lines, day }: { lines: readonly Line[]; day: string }) {
  const t = useText()
  return (
    <Section title={t('lines')}>
      <PlainTable<Line>
        rowKey="code"
        rows={lines}
        columns={[
          { key: 'line', title: t('line'), show: (row) => lineOf(t, row.code) },
          { key: 'one', title: t('one'), right: true, show: (row) => <Money fen={row.one_side_fen} /> },
          { key: 'other', title: t('other'), right: true, show: (row) => <Money fen={row.other_side_fen} /> },
          { key: 'difference', title: t('difference'), right: true, show: (row) => <Money fen={row.difference_fen} /> },
          { key: 'result', title: t('result'), show: (row) => <LineResult line={row} /> },
          { key: 'open', title: '', width: 80, show: (row) => <Open to={placeOf(row.code, day)} /> },
        ]}
      />
    </Section>
  )
}

function Open({ to }: { to: string | undefined }) {
  const t = useText()
  return to === undefined ? null : <Link to={to}>{t('open')}</Link>
}

function Totals({ totals }: { totals: readonly Total[] }) {
  const t = useText()
  return (
    <Section title={t('totals')}>
      <PlainTable<Total & { key: string }>
        rowKey="key"
        rows={totals.map((one) => ({ ...one, key: `${one.kind} ${one.unit}` }))}
        columns={[
          { key: 'kind', title: t('kind'), show: (row) => kindOf(t, row.kind) },
          { key: 'debits', title: t('debits'), right: true, show: (row) => <Money fen={row.debits} currency={row.unit} /> },
          { key: 'credits', title: t('credits'), right: true, show: (row) => <Money fen={row.credits} currency={row.unit} /> },
        ]}
        empty={t('totals.none')}
      />
    </Section>
  )
}

function Closing({ day, open, close }: { day: Shown; open: boolean; close: () => void }) {
  const t = useText()
  const say = useSay()
  const act = useAct('post', '/api/console/finance/days/{day}/close')
  return (
    <FormModal<Schema<'CloseDay'>>
      title={t('close.title', { day: day.day })}
      open={open}
      onClose={close}
      initial={{ with_differences: false, note: '' }}
      submit={t('close')}
      onSubmit={async (body) => {
        await act.run({ params: { path: { day: day.day } }, body })
        say.done(t('close.done'))
      }}
    >
      <Alert type={day.lines_off === 0 ? 'info' : 'warning'} showIcon title={day.lines_off === 0 ? t('differences.none') : t('differences.some', { count: day.lines_off })} description={t('close.what')} style={{ marginBottom: 16 }} />
      {day.lines_off > 0 && <SwitchField name="with_differences" label={t('close.differences')} />}
      <LongTextField name="note" label={t('close.note')} help={day.lines_off > 0 ? t('close.note.help') : undefined} max={500} />
    </FormModal>
  )
}
