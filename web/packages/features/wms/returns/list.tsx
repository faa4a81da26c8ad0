/** The return desk: what is awaited, what waits to be looked at, what was found. */
import { useMemo } from 'react'
import { Link } from 'react-router'
import { useCarriers } from '@ui/carriers'
import { ListPage } from '@ui/list-page'
import type { Column, Filter, Tab } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { Button, Typography } from '@ui/parts'
import { Time } from '@ui/time'
import { useSites } from '../sites'
import { isLate, type Return, ReturnTag } from './tag'
import { type Text, useText } from './words'
import { useWords, type Words } from './words-strays'

const STATES = ['arrived', 'expected', 'inspected', 'ended', 'withdrawn'] as const

export default function Returns() {
  const t = useText()
  const word = useWords()
  const carriers = useCarriers()
  const isHere = useMe().place.console === 'warehouse'
  const may = useMay()('wms.return', 'write') && isHere
  const sites = useSites<Return>()
  const shown = useMemo(() => columns(t, word, carriers.nameOf).toSpliced(1, 0, ...sites.columns), [t, word, carriers, sites])
  const tabs = useMemo<Tab[]>(() => [...STATES.map((state) => ({ key: state, title: t(`state.${state}`), set: { state } })), { key: 'all', title: t('tab.all'), set: {} }], [t])
  const filters = useMemo<Filter[]>(
    () => [
      ...sites.filters,
      { kind: 'choice', name: 'kind', title: word('kind'), options: (['case', 'stray'] as const).map((value) => ({ value, label: word(`kind.${value}`) })) },
      { kind: 'yes-no', name: 'late', title: word('late') },
      { kind: 'text', name: 'waybill_number', title: t('waybill') },
      { kind: 'text', name: 'number', title: t('number') },
    ],
    [t, word, sites],
  )
  return (
    <ListPage
      path="/api/console/wms/returns"
      title={t('title')}
      what={t('what')}
      columns={shown}
      filters={filters}
      tabs={tabs}
      tools={
        may && (
          <Link to="/wms/pda/returns">
            <Button type="primary">{t('inspect')}</Button>
          </Link>
        )
      }
      open={(row) => `/wms/returns/${row.id}`}
      empty={{ why: t('none') }}
    />
  )
}

function columns(t: Text, word: Words, carrierOf: (code: string) => string): Column<Return>[] {
  return [
    { key: 'number', title: t('number'), show: (row) => row.number },
    { key: 'state', title: t('state'), show: (row) => <ReturnTag of={row} /> },
    { key: 'kind', title: word('kind'), show: (row) => word(`kind.${row.kind}`) },
    { key: 'waybill', title: t('waybill'), show: (row) => row.waybill_number || '—' },
    { key: 'carrier', title: t('carrier'), show: (row) => carrierOf(row.carrier_code) },
    { key: 'pieces', title: t('pieces'), right: true, show: (row) => row.pieces },
    { key: 'expected', title: t('expected'), sort: 'expected_at', show: (row) => <Time at={row.expected_at} /> },
    { key: 'arrived', title: t('arrived'), show: (row) => (row.arrived_at ? <Time at={row.arrived_at} /> : '—') },
    { key: 'due', title: word('due'), show: (row) => <Due of={row} /> },
  ]
}

function Due({ of }: { of: Return }) {
  if (of.due_at === null || of.state !== 'arrived') return <>—</>
  const shown = <Time at={of.due_at} />
  return isLate(of) ? <Typography.Text type="danger">{shown}</Typography.Text> : shown
}
