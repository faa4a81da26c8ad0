/** Several statements at once. What the server refuses stays in the form, with its reason. */
import { useQueryClient } from '@tanstack/react-query'
import { shows } from '@api/act'
import { client } from '@api/client'
import { asProblem } from '@api/problem'
import { Custom } from '@ui/fields'
import { FormModal } from '@ui/form'
import { UploadOutlined } from '@ui/icons'
import { Upload, type UploadProps } from '@ui/parts'
import { useSay } from '@ui/say'
import { STATEMENTS } from './columns'
import { useText } from './texts'

interface Values {
  files: File[]
}

const AT_ONCE_MAX = 20

async function send(file: File) {
  const form = new FormData()
  form.append('file', file, file.name)
  const asked = client.POST(STATEMENTS, { body: { file: file.name }, bodySerializer: () => form })
  const { data, error } = await asked.catch((lost: unknown) => ({ data: undefined, error: lost }))
  if (data !== undefined) return
  const problem = asProblem(error)
  const reason = problem.errors?.map((one) => one.message).join('；') || problem.detail
  throw { ...problem, detail: `${file.name}：${reason}`, errors: [] }
}

export function UploadForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const queries = useQueryClient()

  async function sendAll({ files }: Values) {
    let count = 0
    try {
      for (const file of files) {
        await send(file)
        count += 1
      }
      say.done(t('uploaded', { count }))
    } finally {
      files.splice(0, count)
      if (count > 0) await queries.invalidateQueries({ predicate: (query) => shows(query, [STATEMENTS]) })
    }
  }

  return (
    <FormModal<Values> open={open} title={t('upload')} submit={t('upload')} onClose={onClose} onSubmit={sendAll}>
      <Custom name="files" label={t('upload.files')} help={t('upload.help')} required>
        <Chosen />
      </Custom>
    </FormModal>
  )
}

function Chosen({ value = [], onChange }: { value?: File[]; onChange?: (files: File[]) => void }) {
  const t = useText()
  const shown: UploadProps['fileList'] = value.map((file, index) => ({ uid: `${index} ${file.name}`, name: file.name, size: file.size }))
  return (
    <Upload.Dragger
      multiple
      maxCount={AT_ONCE_MAX}
      fileList={shown}
      beforeUpload={(_file, all) => {
        // Called once for each of them; what is chosen together is taken with the last.
        if (_file === all.at(-1)) onChange?.([...value, ...all].slice(0, AT_ONCE_MAX))
        return false
      }}
      onRemove={(gone) => onChange?.(value.filter((_, index) => shown[index]?.uid !== gone.uid))}
    >
      <UploadOutlined style={{ fontSize: 24, opacity: 0.6 }} />
      <p>{t('upload.drop')}</p>
    </Upload.Dragger>
  )
}
