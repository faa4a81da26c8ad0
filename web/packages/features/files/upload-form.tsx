/** Several files for one purpose. What the server refuses stays in the form, with its reason. */
import { useQueryClient } from '@tanstack/react-query'
import { shows } from '@api/act'
import { asProblem } from '@api/problem'
import { upload } from '@api/upload'
import { ChoiceField, Custom } from '@ui/fields'
import { FormModal } from '@ui/form'
import { UploadOutlined } from '@ui/icons'
import { Upload, type UploadProps } from '@ui/parts'
import { useSay } from '@ui/say'
import { PURPOSES } from './kinds'
import { useText } from './texts'

interface Values {
  purpose: string
  files: File[]
}

const AT_ONCE_MAX = 20

export function UploadForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const queries = useQueryClient()

  async function send({ purpose, files }: Values) {
    let count = 0
    try {
      for (const file of files) {
        // One after the other: the server looks into two at a time, and a refusal names its file.
        await upload(file, purpose).catch((error: unknown) => {
          const problem = asProblem(error)
          const reason = problem.errors?.map((one) => one.message).join('；') || problem.detail
          throw { ...problem, detail: `${file.name}：${reason}`, errors: [] }
        })
        count += 1
      }
      say.done(t('uploaded', { count }))
    } finally {
      files.splice(0, count)
      if (count > 0) await queries.invalidateQueries({ predicate: (query) => shows(query, ['/api/console/files']) })
    }
  }

  return (
    <FormModal<Values> open={open} title={t('upload')} submit={t('upload')} initial={{ purpose: 'attachment' }} onClose={onClose} onSubmit={send}>
      <ChoiceField name="purpose" label={t('purpose')} required options={PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))} />
      <Custom name="files" label={t('upload.file')} help={t('upload.help')} required>
        <Chosen />
      </Custom>
    </FormModal>
  )
}

/** Files that were chosen, in the order of choosing. */
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
