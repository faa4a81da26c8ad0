/** Uploading a sheet: it is checked, and its page tells what it would do. */
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { shows } from '@api/act'
import { checkSheet, type Imported } from '@api/sheets'
import { Custom } from '@ui/fields'
import { FormModal } from '@ui/form'
import { UploadOutlined } from '@ui/icons'
import { Alert, Upload } from '@ui/parts'
import { useText } from './texts'

interface UploadSheetProps {
  importer: string
  close: () => void
  done: (made: Imported) => void
}

export function UploadSheet({ importer, close, done }: UploadSheetProps) {
  const t = useText()
  const queries = useQueryClient()
  const [checking, setChecking] = useState(false)

  async function send({ file }: { file: File }) {
    setChecking(true)
    try {
      const made = await checkSheet(importer, file, null)
      await queries.invalidateQueries({ predicate: (query) => shows(query, ['/api/console/sheets']) })
      done(made)
    } finally {
      setChecking(false)
    }
  }

  return (
    <FormModal<{ file: File }> title={t('upload')} open onClose={close} submit={t('upload.check')} onSubmit={send}>
      <Custom name="file" label={t('upload.file')} help={t('upload.help')} required>
        <ChosenSheet />
      </Custom>
      {checking && <Alert type="info" showIcon title={t('upload.checking')} />}
    </FormModal>
  )
}

function ChosenSheet({ value, onChange }: { value?: File | null; onChange?: (file: File | null) => void }) {
  const t = useText()
  return (
    <Upload.Dragger
      accept=".xlsx,.xls,.ods,.csv"
      maxCount={1}
      fileList={value ? [{ uid: value.name, name: value.name, size: value.size }] : []}
      beforeUpload={(file) => {
        onChange?.(file)
        return false
      }}
      onRemove={() => onChange?.(null)}
    >
      <UploadOutlined style={{ fontSize: 24, opacity: 0.6 }} />
      <p>{t('upload.drop')}</p>
    </Upload.Dragger>
  )
}
