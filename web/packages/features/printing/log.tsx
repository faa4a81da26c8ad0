/** What was printed here: who, when, by which template, for which time. */
import { api } from '@api/client'
import { ListPage } from '@ui/list-page'
import type { Column, RowOf } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Person } from '@ui/person'
import { StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { type Text, useText } from './texts'

const path = '/api/console/printing/log'
type Row = RowOf<typeof path>

function columns(t: Text, nameOf: (kind: string) => string): Column<Row>[] {
  return [
    { key: 'number', title: t('log.number'), show: (row) => <span className="ht-number">{row.number}</span> },
    { key: 'kind', title: t('kind'), width: 140, show: (row) => nameOf(row.kind) },
    { key: 'nth', title: t('log.nth'), width: 110, show: (row) => (row.nth === 1 ? <StatusTag meaning="plain">{t('log.nth.first')}</StatusTag> : <StatusTag meaning="warning">{t('log.nth.again', { count: row.nth - 1 })}</StatusTag>) },
    { key: 'copies', title: t('log.copies'), width: 80, right: true, show: (row) => row.copies.toLocaleString('en-US') },
    {
      key: 'template',
      title: t('log.template'),
      show: (row) => (row.template_version === 0 ? t('log.template.house') : t('log.template.own', { name: row.template_name ?? '—', version: row.template_version })),
    },
    { key: 'by', title: t('log.by'), width: 130, show: (row) => <Person name={row.printed_by_name ?? '—'} /> },
    { key: 'at', title: t('log.at'), width: 170, sort: 'id', show: (row) => <Time at={row.printed_at} /> },
  ]
}

export default function PrintLog() {
  const t = useText()
  const reads = useMay()('printing.template')
  const kinds = api.useQuery('get', '/api/console/printing/kinds', {}, { enabled: reads })
  const nameOf = (code: string) => kinds.data?.find((one) => one.code === code)?.name ?? code
  return (
    <ListPage
      path={path}
      title={t('log.title')}
      what={t('log.what')}
      columns={columns(t, nameOf)}
      filters={[
        { kind: 'text', name: 'number', title: t('log.number') },
        { kind: 'choices', name: 'kind', title: t('kind'), options: (kinds.data ?? []).map((one) => ({ value: one.code, label: one.name })) },
      ]}
      empty={{ why: t('log.none') }}
    />
  )
}
