/** The words of one template by one channel, in both languages, with a preview. */
import { useState } from 'react'
import { useParams } from 'react-router'
import { api } from '@api/client'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { FieldGroup, LongTextField, SwitchField, TextField } from '@ui/fields'
import { FormPage } from '@ui/form'
import { useMay } from '@ui/me'
import { Content } from '@ui/plain-page'
import { useSay } from '@ui/say'
import { type Text, useText } from '../texts'
import { Aside } from './aside'

type Template = Schema<'TemplateView'>
export type Words = Schema<'TemplateWords'>
type Values = Words & { enabled: boolean }
type Channel = Template['channel']

const SUBJECT_LENGTH_MAX = 200
const BODY_LENGTH_MAX = 4_000

/** A text message is its body alone; a subject is kept for it all the same. */
function Fields({ t }: { t: Text }) {
  return (
    <>
      <SwitchField name="enabled" label={t('editor.enabled')} />
      <FieldGroup title={t('editor.zh')}>
        <TextField name="subject_zh" label={t('editor.subject')} required max={SUBJECT_LENGTH_MAX} />
        <LongTextField name="body_zh" label={t('editor.body')} required max={BODY_LENGTH_MAX} rows={4} />
      </FieldGroup>
      <FieldGroup title={t('editor.en')}>
        <TextField name="subject_en" label={t('editor.subject')} required max={SUBJECT_LENGTH_MAX} />
        <LongTextField name="body_en" label={t('editor.body')} required max={BODY_LENGTH_MAX} rows={4} />
      </FieldGroup>
    </>
  )
}

export default function TemplateEditor() {
  const { code = '', channel = 'in_app' } = useParams() as { code?: string; channel?: Channel }
  const asked = api.useQuery('get', '/api/console/notices/templates/{code}/{channel}', { params: { path: { code, channel } } })
  return <Content asked={asked}>{asked.data && <Editor key={asked.data.version} template={asked.data} />}</Content>
}

function Editor({ template }: { template: Template }) {
  const t = useText()
  const say = useSay()
  const may = useMay()('notices.template', 'write')
  const { code, channel, version, enabled, subject_zh, body_zh, subject_en, body_en } = template
  const at = { params: { path: { code, channel } } }
  const edit = useAct('put', '/api/console/notices/templates/{code}/{channel}')
  const [words, setWords] = useState<Words>({ subject_zh, body_zh, subject_en, body_en })

  async function submit(values: Values) {
    await edit.run({ ...at, body: { ...values, version } })
    say.done(t('editor.saved'))
  }

  return (
    <FormPage<Values>
      title={t('editor.title', { name: template.name, channel: t(`channel.${channel}`) })}
      what={t('editor.what')}
      back="/notices/templates"
      initial={{ enabled, subject_zh, body_zh, subject_en, body_en }}
      disabled={!may}
      onChange={(_changed, all) => setWords(all)}
      onSubmit={submit}
      aside={<Aside template={template} words={words} may={may} />}
    >
      <Fields t={t} />
    </FormPage>
  )
}
