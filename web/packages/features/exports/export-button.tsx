/** Export of a list: choose a form, watch it grow, fetch it. Apps hang it into the frame. */
import { useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { download } from '@api/download'
import type { Schema } from '@api/types'
import { ExportOutlined } from '@ui/icons'
import { useMay } from '@ui/me'
import { Button, Dropdown, Flex, Modal, Progress, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import type { ExportProps } from '@ui/slots'
import { askedOf, fileOf } from './asked'
import { useText } from './texts'

type Export = Schema<'ExportView'>
const LOOK_MILLISECONDS = 1_000
const OPEN = new Set(['waiting', 'running'])

export default function ExportButton(props: ExportProps) {
  return useMay()('exports.file', 'write') ? <Offered {...props} /> : null
}

function Offered({ list, asked }: ExportProps) {
  const t = useText()
  const say = useSay()
  const ask = useAct('post', '/api/console/exports')
  const [id, setId] = useState<string>()

  async function start(format: 'xlsx' | 'csv') {
    try {
      setId(await ask.run({ body: { list, format, ...askedOf(asked) } }))
    } catch (error) {
      say.problem(error)
    }
  }

  const items = [
    { key: 'xlsx', label: t('export.xlsx'), onClick: () => void start('xlsx') },
    { key: 'csv', label: t('export.csv'), onClick: () => void start('csv') },
  ]
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button icon={<ExportOutlined />} loading={ask.running} title={t('export.what')}>
          {t('export')}
        </Button>
      </Dropdown>
      <Modal open={id !== undefined} title={t('export')} footer={null} width={400} onCancel={() => setId(undefined)} destroyOnHidden>
        {id !== undefined && <Growing id={id} close={() => setId(undefined)} />}
      </Modal>
    </>
  )
}

function Growing({ id, close }: { id: string; close: () => void }) {
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
        {it?.state === 'done' && (
          <Button type="primary" size="small" onClick={() => void act(() => download(fileOf(id)))}>
            {t('download')}
          </Button>
        )}
        {isOpen && (
          <Button size="small" onClick={() => void act(() => cancel.run({ params: { path: { export_id: id } } }))}>
            {t('cancel')}
          </Button>
        )}
        {!isOpen && it.state !== 'done' && (
          <Button size="small" onClick={close}>
            {t('export')}
          </Button>
        )}
      </Flex>
    </Flex>
  )
}

function useSaid(it: Export | undefined): string {
  const t = useText()
  if (it === undefined || it.rows_total === null) return it?.state === 'failed' ? it.reason : t('progress.open')
  if (it.state === 'done') return t('ready', { count: it.rows_done })
  if (it.state === 'failed') return it.reason || t('failed')
  if (it.state === 'cancelled') return t('cancelled')
  return t('progress', { done: it.rows_done, total: it.rows_total })
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
