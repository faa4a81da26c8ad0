/** The operation log. */
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { ListPage } from '@ui/list-page'
import type { Column, Filter, RowOf } from '@ui/list-types'
import { Typography } from '@ui/parts'
import { Person } from '@ui/person'
import { Time } from '@ui/time'
import { ResultTag } from './result'
import { type Text, useText } from './texts'

const path = '/api/console/audit/entries'
type Row = RowOf<typeof path>

export default function Entries() {
  const t = useText()
  const subjects = api.useQuery('get', '/api/console/audit/subjects')
  return (
    <ListPage
      path={path}
      title={t('entries')}
      what={t('entries.what')}
      columns={columnsOf(t)}
      filters={filtersOf(t, subjects.data)}
      open={(row) => `/audit/entries/${row.id}`}
      exportAs="audit.entries"
      empty={{ why: t('entries.none') }}
    />
  )
}

function columnsOf(t: Text): Column<Row>[] {
  return [
    { key: 'at', title: t('at'), sort: 'at', width: 180, show: (row) => <Time at={row.at} exact /> },
    { key: 'who', title: t('who'), show: (row) => <Person name={row.actor_name} login={row.actor_login} /> },
    { key: 'door', title: t('door'), show: (row) => row.door_name },
    { key: 'thing', title: t('thing'), show: (row) => row.thing_name },
    { key: 'name', title: t('name'), show: (row) => <Named row={row} /> },
    { key: 'result', title: t('result'), show: (row) => <ResultTag refused={row.refused} reason={row.reason} /> },
    { key: 'address', title: t('address'), show: (row) => row.address ?? '—' },
    { key: 'agent', title: t('agent'), hidden: true, show: (row) => row.user_agent },
    { key: 'request', title: t('request'), hidden: true, show: (row) => row.request_id ?? '—' },
  ]
}

function Named({ row }: { row: Row }) {
  const name = row.name || row.thing_id
  return (
    <Typography.Text ellipsis={{ tooltip: name }} style={{ maxWidth: 240 }}>
      {name || '—'}
    </Typography.Text>
  )
}

function filtersOf(t: Text, subjects: Schema<'SubjectsView'> | undefined): Filter[] {
  const options = (all: readonly Schema<'NamedCode'>[] | undefined) =>
    (all ?? []).map((one) => ({ value: one.code, label: one.name }))
  return [
    { kind: 'text', name: 'text', title: t('text') },
    { kind: 'between', from: 'at_from', below: 'at_before', title: t('at') },
    {
      kind: 'choice',
      name: 'result',
      title: t('result'),
      options: [
        { value: 'done', label: t('done') },
        { value: 'refused', label: t('refused') },
      ],
    },
    { kind: 'choice', name: 'thing', title: t('thing'), options: options(subjects?.things) },
    { kind: 'choice', name: 'door', title: t('door'), options: options(subjects?.doors) },
    { kind: 'text', name: 'address', title: t('address') },
  ]
}
