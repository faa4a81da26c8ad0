/** Templates of the place where one works. */
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api } from '@api/client'
import { PlusOutlined } from '@ui/icons'
import { ListPage } from '@ui/list-page'
import type { Column, RowAct, RowOf } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Button } from '@ui/parts'
import { Person } from '@ui/person'
import { Time } from '@ui/time'
import { NewTemplate } from './new-template'
import { paperOf } from './paper'
import { State } from './state'
import { type Text, useText } from './texts'
import { useTemplateActs } from './use-template-acts'

const path = '/api/console/printing/templates'
type Row = RowOf<typeof path>

function columns(t: Text, nameOf: (kind: string) => string): Column<Row>[] {
  return [
    { key: 'name', title: t('name'), show: (row) => row.name },
    { key: 'kind', title: t('kind'), width: 140, show: (row) => nameOf(row.kind) },
    { key: 'state', title: t('state'), width: 150, show: (row) => <State it={row} t={t} /> },
    { key: 'version', title: t('version'), width: 110, show: (row) => (row.published === 0 ? '—' : t('version.number', { number: row.published })) },
    { key: 'paper', title: t('paper'), width: 130, show: (row) => paperOf(row, t) },
    { key: 'by', title: t('log.by'), width: 130, show: (row) => <Person name={row.changed_by_name ?? '—'} /> },
    { key: 'changed', title: t('changed'), width: 130, sort: 'id', show: (row) => <Time at={row.changed_at} /> },
  ]
}

export default function Templates() {
  const t = useText()
  const go = useNavigate()
  const may = useMay()('printing.template', 'write')
  const kinds = api.useQuery('get', '/api/console/printing/kinds')
  const { putInForce, takeOut, remove } = useTemplateActs()
  const [making, setMaking] = useState(false)
  const nameOf = (code: string) => kinds.data?.find((one) => one.code === code)?.name ?? code
  const make = may && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
      {t('new')}
    </Button>
  )
  const acts = (row: Row): RowAct[] => [
    { key: 'open', title: t('open'), run: () => go(`/printing/templates/${row.id}`) },
    row.in_force
      ? { key: 'rest', title: t('act.rest'), run: () => takeOut(row) }
      : { key: 'use', title: t('act.use'), disabled: row.published === 0 && t('cannot.not-published'), run: () => putInForce(row) },
    { key: 'remove', title: t('act.remove'), danger: true, disabled: row.published > 0 && t('cannot.published'), run: () => remove(row) },
  ]
  return (
    <>
      <ListPage
        path={path}
        title={t('title')}
        what={t('what')}
        primary={make}
        columns={columns(t, nameOf)}
        filters={[{ kind: 'choices', name: 'kind', title: t('kind'), options: (kinds.data ?? []).map((one) => ({ value: one.code, label: one.name })) }]}
        acts={may ? acts : undefined}
        open={(row) => `/printing/templates/${row.id}`}
        empty={{ why: t('none'), next: make || undefined }}
      />
      {making && <NewTemplate kinds={kinds.data ?? []} close={() => setMaking(false)} />}
    </>
  )
}
