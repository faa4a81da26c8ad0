/** The login log. */
import { ListPage } from '@ui/list-page'
import type { Column, Filter, RowOf } from '@ui/list-types'
import { Typography } from '@ui/parts'
import { Person } from '@ui/person'
import { Time } from '@ui/time'
import { ResultTag } from './result'
import { type Text, useText } from './texts'

const path = '/api/console/audit/logins'
type Row = RowOf<typeof path>

export default function Logins() {
  const t = useText()
  return (
    <ListPage
      path={path}
      title={t('logins')}
      what={t('logins.what')}
      columns={columnsOf(t)}
      filters={filtersOf(t)}
      exportAs="audit.logins"
      empty={{ why: t('logins.none') }}
    />
  )
}

function columnsOf(t: Text): Column<Row>[] {
  return [
    { key: 'at', title: t('at'), sort: 'at', width: 180, show: (row) => <Time at={row.at} exact /> },
    { key: 'who', title: t('login'), show: (row) => <Who row={row} /> },
    { key: 'result', title: t('result'), show: (row) => <ResultTag refused={row.refused} reason={row.reason} /> },
    { key: 'reason', title: t('reason'), show: (row) => row.reason || '—' },
    { key: 'address', title: t('address'), show: (row) => row.address ?? '—' },
    {
      key: 'agent',
      title: t('agent'),
      show: (row) => (
        <Typography.Text ellipsis={{ tooltip: row.user_agent }} style={{ maxWidth: 320 }}>
          {row.user_agent || '—'}
        </Typography.Text>
      ),
    },
  ]
}

/** An unknown login is not kept: it may well be a password in the wrong field. */
function Who({ row }: { row: Row }) {
  const t = useText()
  if (row.login === '') return <Typography.Text type="secondary">{t('login.out')}</Typography.Text>
  return <Person name={row.name} login={row.login} />
}

function filtersOf(t: Text): Filter[] {
  return [
    { kind: 'text', name: 'login', title: t('login') },
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
    { kind: 'text', name: 'address', title: t('address') },
  ]
}
