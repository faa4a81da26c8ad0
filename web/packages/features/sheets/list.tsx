/** Imports of one kind: what was uploaded, how it went; the template and a new upload. */
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { download } from '@api/download'
import type { Imported } from '@api/sheets'
import { DownloadOutlined, UploadOutlined } from '@ui/icons'
import { ListTable } from '@ui/list-table'
import type { Column } from '@ui/list-types'
import { Button, Flex, Tag, Typography } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { useImporter } from './hooks'
import { ImportState } from './state'
import { type Text, useText } from './texts'
import { UploadSheet } from './upload'

function columnsOf(t: Text): Column<Imported>[] {
  return [
    { key: 'file', title: t('file'), width: 280, show: (one) => one.file_name },
    { key: 'state', title: t('state'), show: (one) => <ImportState state={one.state} t={t} /> },
    { key: 'create', title: t('create'), right: true, show: (one) => one.create_count },
    { key: 'change', title: t('change'), right: true, show: (one) => one.change_count },
    { key: 'same', title: t('same'), right: true, show: (one) => one.same_count },
    { key: 'wrong', title: t('wrong'), right: true, show: (one) => one.wrong_count },
    { key: 'done', title: t('done'), right: true, show: (one) => one.done_count },
    { key: 'at', title: t('at'), sort: 'id', show: (one) => <Time at={one.created_at} /> },
  ]
}

export default function Imports() {
  const t = useText()
  const say = useSay()
  const go = useNavigate()
  const { importer, asked, back, kept } = useImporter()
  const [open, setOpen] = useState(false)

  async function fetchTemplate() {
    try {
      await download(`/api/console/sheets/${encodeURIComponent(importer)}/template`)
    } catch (error) {
      say.problem(error)
    }
  }
  const upload = (
    <Button type="primary" icon={<UploadOutlined />} onClick={() => setOpen(true)}>
      {t('upload')}
    </Button>
  )
  const buttons = (
    <>
      <Button icon={<DownloadOutlined />} onClick={() => void fetchTemplate()}>
        {t('template')}
      </Button>
      {upload}
    </>
  )
  return (
    <PlainPage title={asked.data && t('title', { name: asked.data.title })} what={t('what')} back={back} primary={buttons} asked={asked}>
      <Flex vertical gap={16}>
        <Flex gap={6} wrap align="center">
          <Typography.Text type="secondary">{t('columns')}</Typography.Text>
          {asked.data?.columns.map((column) => (
            <Tag key={column.key} color={column.required ? 'cyan' : undefined}>
              {column.title}
              {column.many && t('many')}
              {column.required && ' *'}
            </Tag>
          ))}
        </Flex>
        <ListTable
          path="/api/console/sheets/{importer}/imports"
          at={{ importer }}
          columns={columnsOf(t)}
          open={(row) => `/sheets/${importer}/${row.id}${kept}`}
          empty={{ why: t('none'), next: upload }}
          inAddress
        />
      </Flex>
      {open && <UploadSheet importer={importer} forMerchants={asked.data?.of_merchants ?? false} close={() => setOpen(false)} done={(made) => void go(`/sheets/${importer}/${made.id}${kept}`)} />}
    </PlainPage>
  )
}
