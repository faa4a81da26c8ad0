/** Stock documents, by state. */
import { useMemo } from 'react'
import { Link } from 'react-router'
import { api } from '@api/client'
import type { RowOf } from '@api/types'
import { UploadOutlined } from '@ui/icons'
import { ListPage } from '@ui/list-page'
import type { Column, Filter } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { Money } from '@ui/money'
import { Button, Dropdown } from '@ui/parts'
import { Person } from '@ui/person'
import { Time } from '@ui/time'
import { useWords } from '@ui/words'
import { useWarehouses } from '../places/hooks'
import { signed } from '../words'
import { DocumentState, KINDS, STATES } from './state'
import { type Text, useText } from './texts'

/** What documents may be made of by sheet. */
const SHEETS = ['opening_stock', 'adjustments'] as const

type Row = RowOf<'/api/console/inventory/documents'>

export default function Documents() {
  const t = useText()
  const word = useWords()
  const may = useMay()('inventory.document', 'write')
  const { place } = useMe()
  const warehouses = useWarehouses()
  const counts = api.useQuery('get', '/api/console/inventory/document-counts').data
  const shown = useMemo(() => columns(t), [t])
  const filters = useMemo<Filter[]>(
    () => [
      { kind: 'text', name: 'number', title: t('number') },
      { kind: 'choices', name: 'kind', title: t('kind'), options: KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })) },
      ...(place.console === 'warehouse' ? [] : [{ kind: 'choice' as const, name: 'warehouse_id', title: t('warehouse'), options: warehouses }]),
      { kind: 'between', from: 'made_from', below: 'made_below', title: t('made-at') },
    ],
    [t, warehouses, place.console],
  )
  const fresh = (
    <Dropdown menu={{ items: KINDS.map((kind) => ({ key: kind, label: <Link to={`/inventory/documents/new?kind=${kind}`}>{t(`kind.${kind}`)}</Link> })) }}>
      <Button type="primary">{t('new')}</Button>
    </Dropdown>
  )
  const buttons = may && (
    <>
      <Dropdown menu={{ items: SHEETS.map((importer) => ({ key: importer, label: <Link to={`/sheets/${importer}?back=${encodeURIComponent('/inventory/documents')}`}>{t(`sheet.${importer}`)}</Link> })) }}>
        <Button icon={<UploadOutlined />}>{word('import')}</Button>
      </Dropdown>
      {fresh}
    </>
  )
  const count = { draft: counts?.draft, waiting: counts?.waiting } as Record<string, number | undefined>
  return (
    <ListPage
      path="/api/console/inventory/documents"
      title={t('title')}
      what={t('what')}
      columns={shown}
      filters={filters}
      tabs={[{ key: 'all', title: t('tab.all'), set: {} }, ...STATES.map((state) => ({ key: state, title: t(`tab.${state}`), set: { state }, count: count[state] }))]}
      open={(row) => `/inventory/documents/${row.id}`}
      primary={buttons}
      exportAs="inventory.documents"
      empty={{ why: t('none') }}
    />
  )
}

function columns(t: Text): Column<Row>[] {
  return [
    { key: 'number', title: t('number'), width: 200, show: (row) => row.number },
    { key: 'kind', title: t('kind'), show: (row) => t(`kind.${row.kind}`) },
    { key: 'warehouse', title: t('warehouse'), show: (row) => row.warehouse_name || '—' },
    { key: 'state', title: t('state'), show: (row) => <DocumentState state={row.state} reversed={row.reversed_at !== null} /> },
    { key: 'lines', title: t('lines.count'), right: true, show: (row) => row.line_count },
    { key: 'quantity', title: t('quantity'), right: true, show: (row) => (row.kind === 'condition' ? '—' : signed(row.quantity)) },
    { key: 'value', title: t('value'), right: true, show: (row) => <Money fen={row.value_fen} /> },
    { key: 'by', title: t('made-by'), show: (row) => <Person name={row.made_by_name} id={row.made_by} /> },
    { key: 'at', title: t('made-at'), sort: 'id', show: (row) => <Time at={row.made_at} /> },
    { key: 'posted', title: t('posted-at'), hidden: true, show: (row) => <Time at={row.posted_at} /> },
    { key: 'note', title: t('note'), hidden: true, show: (row) => row.note },
  ]
}
