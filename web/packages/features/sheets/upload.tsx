/** Uploading a sheet: it is checked, and its page tells what it would do. */
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { shows } from '@api/act'
import { api } from '@api/client'
import { checkSheet, type Imported } from '@api/sheets'
import { Custom } from '@ui/fields'
import { FormModal } from '@ui/form'
import { UploadOutlined } from '@ui/icons'
import { useMe } from '@ui/me'
import { Alert, Select, Upload } from '@ui/parts'
import { useText } from './texts'

interface Values {
  file: File
  merchant_id?: string | null
}

interface UploadSheetProps {
  importer: string
  /** Whether its rows belong to a merchant, whom people of the platform choose. */
  forMerchants: boolean
  close: () => void
  done: (made: Imported) => void
}

export function UploadSheet({ importer, forMerchants, close, done }: UploadSheetProps) {
  const t = useText()
  const queries = useQueryClient()
  const { place } = useMe()
  const [checking, setChecking] = useState(false)

  async function send({ file, merchant_id: merchant }: Values) {
    setChecking(true)
    try {
      const made = await checkSheet(importer, file, merchant ?? null)
      await queries.invalidateQueries({ predicate: (query) => shows(query, ['/api/console/sheets']) })
      done(made)
    } finally {
      setChecking(false)
    }
  }

  return (
    <FormModal<Values> title={t('upload')} open onClose={close} submit={t('upload.check')} onSubmit={send}>
      <Custom name="file" label={t('upload.file')} help={t('upload.help')} required>
        <ChosenSheet />
      </Custom>
      {forMerchants && place.console === 'platform' && (
        <Custom name="merchant_id" label={t('upload.merchant')} help={t('upload.merchant.help')}>
          <ChosenMerchant importer={importer} />
        </Custom>
      )}
      {checking && <Alert type="info" showIcon title={t('upload.checking')} />}
    </FormModal>
  )
}

function ChosenMerchant({ importer, value, onChange }: { importer: string; value?: string | null; onChange?: (id: string | null) => void }) {
  const t = useText()
  const [text, setText] = useState('')
  const asked = api.useQuery('get', '/api/console/sheets/{importer}/merchants', { params: { path: { importer }, query: { text } } })
  return (
    <Select
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value ?? undefined}
      onChange={(id: string | undefined) => onChange?.(id ?? null)}
      loading={asked.isFetching}
      options={asked.data?.map((one) => ({ value: one.id, label: one.name }))}
      notFoundContent={asked.isFetching ? null : t('upload.merchant.none')}
    />
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
