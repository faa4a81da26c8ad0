/** What one check found, with the documents behind it, and rebuilding from the journal. */
import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { RowOf } from '@api/types'
import { DetailPage, Section } from '@ui/detail-page'
import { ListTable } from '@ui/list-table'
import type { Column } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Alert, Button } from '@ui/parts'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { GoodsCell } from '../goods'
import { type Check, CheckResult, CheckState, isOver } from './state'
import { type Text, useText } from './texts'

type Difference = RowOf<'/api/console/inventory/checks/{run_id}/differences'>
const AGAIN_MILLISECONDS = 1_000
const MILLI = 1_000

export default function CheckPage() {
  const t = useText()
  const { id = '' } = useParams()
  const asked = api.useQuery(
    'get',
    '/api/console/inventory/checks/{run_id}',
    { params: { path: { run_id: id } } },
    { refetchInterval: (query) => (query.state.data !== undefined && !isOver(query.state.data) ? AGAIN_MILLISECONDS : false) },
  )
  return (
    <DetailPage<Check>
      asked={asked}
      back="/inventory/checks"
      title={() => t('title')}
      state={(it) => <CheckState check={it} />}
      acts={(it) => <Mend check={it} />}
      facts={(it) => [
        { label: t('asked'), value: <Time at={it.asked_at} exact /> },
        { label: t('took'), value: it.milliseconds === null ? null : t('seconds', { count: (it.milliseconds / MILLI).toFixed(1) }) },
        { label: t('result'), value: <CheckResult check={it} /> },
      ]}
    >
      {(it) => (isOver(it) ? <Differences check={it} /> : <Alert type="info" showIcon title={t('running')} />)}
    </DetailPage>
  )
}

function Mend({ check }: { check: Check }) {
  const t = useText()
  const say = useSay()
  const may = useMay()('inventory.check', 'write')
  const mend = useAct('post', '/api/console/inventory/checks/{run_id}/mend')
  if (!may || !check.differences) return null

  async function ask() {
    if (!(await say.confirm({ title: t('mend.ask'), what: t('mend.what'), act: t('mend') }))) return
    try {
      await mend.run({ params: { path: { run_id: check.id } } })
      say.done(t('mend.done'))
    } catch (error) {
      say.problem(error)
    }
  }

  return (
    <Button type="primary" loading={mend.running} onClick={() => void ask()}>
      {t('mend')}
    </Button>
  )
}

function Differences({ check }: { check: Check }) {
  const t = useText()
  const shown = useMemo(() => columns(t), [t])
  return (
    <Section title={t('differences')}>
      <ListTable
        path="/api/console/inventory/checks/{run_id}/differences"
        at={{ run_id: check.id }}
        rowKey="position"
        columns={shown}
        open={(row) => `/inventory/stock/${row.sku_id}`}
        empty={{ why: t('differences.none') }}
      />
    </Section>
  )
}

function columns(t: Text): Column<Difference>[] {
  return [
    { key: 'goods', title: t('goods'), show: (row) => <GoodsCell goods={row.sku} /> },
    { key: 'warehouse', title: t('warehouse'), show: (row) => row.warehouse_name || '—' },
    { key: 'promise', title: t('promise'), show: (row) => row.promise },
    { key: 'expected', title: t('expected'), right: true, show: (row) => row.expected },
    { key: 'found', title: t('actual'), right: true, show: (row) => row.found },
    { key: 'document', title: t('document'), show: (row) => <Document row={row} /> },
    { key: 'mended', title: t('mended'), show: (row) => <Time at={row.mended_at} /> },
  ]
}

function Document({ row }: { row: Difference }) {
  if (row.document_id === null) return <span>—</span>
  if (row.document_kind === 'inventory.document') return <Link to={`/inventory/documents/${row.document_id}`}>{row.document_kind}</Link>
  return <Link to={`/ledger/documents/${row.document_id}`}>{row.document_kind}</Link>
}
