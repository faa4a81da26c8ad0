/** Columns of the list of files. */
import { pictureOf } from '@api/upload'
import { FileOutlined } from '@ui/icons'
import type { Column, Filter } from '@ui/list-types'
import { Flex, Image, Typography } from '@ui/parts'
import { Person } from '@ui/person'
import { Time } from '@ui/time'
import { type FileRow, kindOf, PURPOSES, purposeOf, sizeOf } from './kinds'
import type { Text } from './texts'

const SIDE = 36

export function columns(t: Text): Column<FileRow>[] {
  return [
    { key: 'name', title: t('name'), width: 320, show: (file) => <Named file={file} /> },
    { key: 'kind', title: t('type'), show: (file) => kindOf(t, file) },
    { key: 'purpose', title: t('purpose'), show: (file) => purposeOf(t, file.purpose) },
    { key: 'size', title: t('size'), right: true, show: (file) => sizeOf(file.size_bytes) },
    { key: 'uses', title: t('uses'), right: true, show: (file) => file.use_count },
    { key: 'by', title: t('by'), show: (file) => <Person name={file.uploaded_by_name} /> },
    { key: 'at', title: t('at'), sort: 'id', show: (file) => <Time at={file.uploaded_at} /> },
    { key: 'deleted', title: t('deleted-at'), hidden: true, show: (file) => <Time at={file.deleted_at} /> },
  ]
}

export function filters(t: Text): Filter[] {
  return [
    { kind: 'text', name: 'name', title: t('name') },
    { kind: 'choices', name: 'purpose', title: t('purpose'), options: PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) })) },
  ]
}

function Named({ file }: { file: FileRow }) {
  return (
    <Flex gap={10} align="center">
      <Picture file={file} />
      <Typography.Text style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>{file.name}</Typography.Text>
    </Flex>
  )
}

function Picture({ file }: { file: FileRow }) {
  if (file.width === null || file.state !== 'stored') return <FileOutlined style={{ fontSize: 22, width: SIDE, opacity: 0.6 }} />
  return (
    <Image
      src={pictureOf(file.id)}
      preview={{ src: pictureOf(file.id, 'large') }}
      width={SIDE}
      height={SIDE}
      alt={file.name}
      style={{ objectFit: 'cover', borderRadius: 4 }}
    />
  )
}
