/** A paper as it is shown: a picture that opens large, or a PDF to take away. */
import { Button, Flex, Typography } from 'antd'
import { FilePdfOutlined } from '@ant-design/icons'
import { api } from '@api/client'
import { download } from '@api/download'
import { useDocumentWords } from './words-documents'
import { Thumbnail } from './thumbnail'

const SIDE = 88

export function DocumentTile({ file, side = SIDE }: { file: string; side?: number }) {
  const word = useDocumentWords()
  const asked = api.useQuery('get', '/api/console/files/{file_id}', { params: { path: { file_id: file } } }, { staleTime: Infinity })
  const known = asked.data
  if (known === undefined || known.width !== null) return <Thumbnail file={known === undefined ? null : file} name={known?.name} side={side} />
  return (
    <Button style={{ height: side, maxWidth: side * 2 }} title={known.name} onClick={() => void download(`/api/console/files/${file}/content`)}>
      <Flex vertical align="center" gap={4}>
        <FilePdfOutlined style={{ fontSize: 24 }} />
        {word('pdf')}
      </Flex>
    </Button>
  )
}

/** Several of them side by side. */
export function Documents({ files }: { files: readonly (string | null | undefined)[] }) {
  const word = useDocumentWords()
  const there = files.filter((file) => file !== null && file !== undefined)
  if (there.length === 0) return <Typography.Text type="secondary">{word('none')}</Typography.Text>
  return (
    <Flex gap={8} wrap>
      {there.map((file, index) => (
        <DocumentTile key={`${index} ${file}`} file={file} />
      ))}
    </Flex>
  )
}
