/** A control for papers: pictures and PDFs, up to so many. Its value: ids of files. */
import { useEffect, useRef } from 'react'
import { Alert, Button, Flex, Spin, Upload } from 'antd'
import { DeleteOutlined, UploadOutlined } from '@ant-design/icons'
import { DocumentTile } from './document-tile'
import { useDocumentWords } from './words-documents'
import { useUploads } from './use-uploads'
import { useWords } from './words'

const ACCEPTED = 'image/png,image/jpeg,image/webp,image/gif,application/pdf'
const NOTHING: string[] = []

interface DocumentsProps {
  purpose: string
  value?: string[] | null
  onChange?: (files: string[]) => void
  max?: number
  disabled?: boolean
  label?: string
}

export function DocumentsField({ purpose, value, onChange, max = 5, disabled, label }: DocumentsProps) {
  const word = useWords()
  const say = useDocumentWords()
  const files = value ?? NOTHING
  const latest = useRef(files)
  useEffect(() => {
    latest.current = files
  }, [files])
  const keep = (next: string[]) => {
    latest.current = next
    onChange?.(next)
  }
  const { underWay, add, drop } = useUploads(purpose, (ids) => keep([...latest.current, ...ids]))
  const free = max - files.length - underWay.length
  const sending = underWay.some((one) => one.why === undefined)
  const failed = underWay.filter((one) => one.why !== undefined)
  return (
    <Flex vertical gap={8}>
      <Flex gap={8} wrap align="center">
        {files.map((file) => (
          <Flex key={file} vertical align="center">
            <DocumentTile file={file} />
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              disabled={disabled}
              aria-label={word('act.remove')}
              onClick={() => keep(files.filter((one) => one !== file))}
            />
          </Flex>
        ))}
        {sending && <Spin size="small" />}
        {free > 0 && (
          <Upload accept={ACCEPTED} multiple={max > 1} showUploadList={false} disabled={disabled} beforeUpload={(file, all) => {
            if (file === all[0]) add(all.slice(0, free))
            return false
          }}>
            <Button icon={<UploadOutlined />} disabled={disabled} aria-label={label}>
              {say('choose')}
            </Button>
          </Upload>
        )}
      </Flex>
      {failed.map((one) => (
        <Alert key={one.key} type="error" showIcon closable={{ onClose: () => drop(one.key) }} title={`${one.file.name}: ${one.why ?? ''}`} />
      ))}
    </Flex>
  )
}

/** The same for exactly one file; its value is the id. */
export function DocumentField({ value, onChange, ...props }: Omit<DocumentsProps, 'value' | 'onChange' | 'max'> & { value?: string | null; onChange?: (file: string | null) => void }) {
  return <DocumentsField {...props} max={1} value={value ? [value] : NOTHING} onChange={(files) => onChange?.(files.at(-1) ?? null)} />
}
