/** A file being written: how far it is, to be fetched, called off or left alone. */
import { Link } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { download } from '@api/download'
import type { Schema } from '@api/types'
import { Button, Flex, Progress, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { fileOf } from './asked'
import { useText } from './texts'

type Export = Schema<'ExportView'>
const LOOK_MILLISECONDS = 1_000
const OPEN = new Set(['waiting', 'running'])
const isPrint = (it: Export | undefined) => it?.format === 'pdf'

export function Growing({ id, close }: { id: string; close: () => void }) {
  const t = useText()
  const say = useSay()
  const cancel = useAct('post', '/api/console/exports/{export_id}/cancel')
  const { data: it } = api.useQuery(
    'get',
    '/api/console/exports/{export_id}',
    { params: { path: { export_id: id } } },
    { refetchInterval: (query) => (query.state.data === undefined || OPEN.has(query.state.data.state) ? LOOK_MILLISECONDS : false) },
  )
  const isOpen = it === undefined || OPEN.has(it.state)

  async function act(run: () => Promise<unknown>) {
    try {
      await run()
      close()
    } catch (error) {
      say.problem(error)
    }
  }

  return (
    <Flex vertical gap={8}>
      <Typography.Text strong>{it?.list_name ?? t('running')}</Typography.Text>
      <Progress percent={percentOf(it)} status={statusOf(it)} />
      <Typography.Text type={it?.state === 'failed' ? 'danger' : 'secondary'}>{useSaid(it)}</Typography.Text>
      {isOpen && <Typography.Text type="secondary">{t('later')}</Typography.Text>}
      <Flex justify="space-between" align="center">
        <Link to="/exports" onClick={close}>
          {t('all')}
        </Link>
        {it !== undefined && !isOpen && it.size_bytes !== null && (
          <Button type="primary" size="small" onClick={() => void act(() => download(fileOf(id)))}>
            {t('download')}
          </Button>
        )}
        {isOpen && (
          <Button size="small" onClick={() => void act(() => cancel.run({ params: { path: { export_id: id } } }))}>
            {t(isPrint(it) ? 'print.cancel' : 'cancel')}
          </Button>
        )}
        {!isOpen && it.size_bytes === null && (
          <Button size="small" onClick={close}>
            {t('close')}
          </Button>
        )}
      </Flex>
    </Flex>
  )
}

function useSaid(it: Export | undefined): string {
  const t = useText()
  if (it === undefined || it.rows_total === null) return it?.state === 'failed' ? it.reason : t('progress.open')
  if (it.state === 'done') return t(isPrint(it) ? 'print.ready' : 'ready', { count: it.rows_done })
  if (it.state !== 'running' && it.state !== 'waiting' && it.size_bytes !== null) return t('print.part', { count: it.rows_done })
  if (it.state === 'failed') return it.reason || t('failed')
  if (it.state === 'cancelled') return t('cancelled')
  return t(isPrint(it) ? 'print.progress' : 'progress', { done: it.rows_done, total: it.rows_total })
}

const WHOLE = 100

function percentOf(it: Export | undefined): number {
  if (it?.state === 'done') return WHOLE
  if (!it?.rows_total) return 0
  return Math.floor((it.rows_done / it.rows_total) * WHOLE)
}

function statusOf(it: Export | undefined) {
  if (it?.state === 'done') return 'success'
  return it?.state === 'failed' ? 'exception' : 'active'
}
