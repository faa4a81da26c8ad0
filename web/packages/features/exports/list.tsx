/** One's own exports. */
import { useAct } from '@api/act'
import { download } from '@api/download'
import { ListPage } from '@ui/list-page'
import type { Column, RowAct, RowOf } from '@ui/list-types'
import { useMay } from '@ui/me'
import { useSay } from '@ui/say'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { Time } from '@ui/time'
import { fileOf, sizeOf } from './asked'
import { type Text, useText } from './texts'

const path = '/api/console/exports'
type Row = RowOf<typeof path>

/** A print that stopped early still has the sheets that are in the log. */
const FETCHED = new Set(['done', 'cancelled', 'failed'])
const MEANINGS: Record<string, Meaning> = {
  waiting: 'waiting',
  running: 'running',
  done: 'good',
  failed: 'bad',
  cancelled: 'off',
  expired: 'off',
}

export default function Exports() {
  const t = useText()
  const say = useSay()
  const mayCancel = useMay()('exports.file', 'write')
  const cancel = useAct('post', '/api/console/exports/{export_id}/cancel')

  async function act(run: () => Promise<unknown>) {
    try {
      await run()
    } catch (error) {
      say.problem(error)
    }
  }

  function actsOf(row: Row): RowAct[] {
    if (row.size_bytes !== null && FETCHED.has(row.state)) return [{ key: 'download', title: t('download'), run: () => act(() => download(fileOf(row.id))) }]
    if (!mayCancel || (row.state !== 'waiting' && row.state !== 'running')) return []
    return [{ key: 'cancel', title: t(row.format === 'pdf' ? 'print.cancel' : 'cancel'), run: () => act(() => cancel.run({ params: { path: { export_id: row.id } } })) }]
  }

  return (
    <ListPage
      path={path}
      title={t('title')}
      what={t('what')}
      columns={columnsOf(t)}
      acts={actsOf}
      empty={{ why: t('none'), next: t('none.next') }}
    />
  )
}

function columnsOf(t: Text): Column<Row>[] {
  return [
    { key: 'list', title: t('list'), show: (row) => row.list_name },
    { key: 'format', title: t('format'), show: (row) => row.format.toUpperCase() },
    { key: 'state', title: t('state'), show: (row) => <State row={row} /> },
    { key: 'rows', title: t('rows'), right: true, show: (row) => row.rows_done.toLocaleString() },
    { key: 'size', title: t('size'), right: true, show: (row) => (row.size_bytes === null ? '—' : sizeOf(row.size_bytes)) },
    { key: 'asked', title: t('asked'), show: (row) => <Time at={row.asked_at} /> },
  ]
}

function State({ row }: { row: Row }) {
  const t = useText()
  return (
    <StatusTag meaning={MEANINGS[row.state] ?? 'plain'} hint={row.reason || undefined}>
      {t(`state.${row.state}` as Parameters<Text>[0])}
    </StatusTag>
  )
}
