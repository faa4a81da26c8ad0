/** Files of this place: found, fetched, deleted, restored, uploaded. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { download } from '@api/download'
import { UploadOutlined } from '@ui/icons'
import { ListPage } from '@ui/list-page'
import { useMay } from '@ui/me'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import { columns, filters } from './columns'
import type { FileRow } from './kinds'
import { useText } from './texts'
import { UploadForm } from './upload-form'

export default function Files() {
  const t = useText()
  const may = useMay()('files.file', 'write')
  const [open, setOpen] = useState(false)
  const acts = useActs(may)
  const button = (
    <Button type="primary" icon={<UploadOutlined />} onClick={() => setOpen(true)}>
      {t('upload')}
    </Button>
  )
  return (
    <>
      <ListPage
        path="/api/console/files"
        title={t('title')}
        what={t('what')}
        columns={columns(t)}
        filters={filters(t)}
        tabs={[
          { key: 'stored', title: t('stored'), set: { state: 'stored' } },
          { key: 'deleted', title: t('deleted'), set: { state: 'deleted' } },
        ]}
        acts={acts}
        primary={may && button}
        empty={{ why: t('none') }}
      />
      <UploadForm open={open} onClose={() => setOpen(false)} />
    </>
  )
}

function useActs(may: boolean) {
  const t = useText()
  const say = useSay()
  const remove = useAct('delete', '/api/console/files/{file_id}')
  const restore = useAct('post', '/api/console/files/{file_id}/restore')

  async function tried(work: () => Promise<unknown>, done?: string) {
    try {
      await work()
      if (done !== undefined) say.done(done)
    } catch (error) {
      say.problem(error)
    }
  }

  return (file: FileRow) => {
    const { name } = file
    const params = { path: { file_id: file.id } }
    const fetch = { key: 'download', title: t('download'), run: () => tried(() => download(`/api/console/files/${file.id}/content`)) }
    if (file.state === 'deleted') {
      const back = { key: 'restore', title: t('restore'), run: () => tried(() => restore.run({ params }), t('restored', { name })) }
      return may ? [back] : []
    }
    const gone = {
      key: 'delete',
      title: t('delete'),
      danger: true,
      disabled: file.use_count > 0 && t('delete.used'),
      run: async () => {
        if (await say.confirm({ title: t('delete.ask', { name }), what: t('delete.what'), act: t('delete'), danger: true }))
          await tried(() => remove.run({ params }), t('gone', { name }))
      },
    }
    return may ? [fetch, gone] : [fetch]
  }
}
