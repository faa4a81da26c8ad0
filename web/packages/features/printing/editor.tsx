/** One template: its text, how it would look, what it may use, what was published. */
import { useMemo, useRef, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { api } from '@api/client'
import { useAct } from '@api/act'
import { TextField } from '@ui/fields'
import { FormModal, useLeaveGuard } from '@ui/form'
import { useMay } from '@ui/me'
import { PageHeader } from '@ui/page-header'
import { Button, Card, Col, Flex, Input, InputNumber, Row, Tabs, Tag } from '@ui/parts'
import { Content } from '@ui/plain-page'
import { useSay } from '@ui/say'
import { CodeField, insertAt } from './code-field'
import { Fields } from './fields'
import { PagesShown } from './pages-shown'
import { type PrintKind, State, type Template } from './state'
import { useText } from './texts'
import { usePreview } from './use-preview'
import { useTemplateActs } from './use-template-acts'
import { Versions } from './versions'

const SIDE = { min: 10, max: 1000, precision: 0 } as const
const NOTE_LENGTH_MAX = 200

export default function TemplateEditor() {
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/printing/templates/{template_id}', { params: { path: { template_id: id } } })
  const kind = asked.data?.kind ?? ''
  const described = api.useQuery('get', '/api/console/printing/kinds/{kind}', { params: { path: { kind } } }, { enabled: kind !== '' })
  return (
    <Content asked={asked.data === undefined ? asked : described}>
      {asked.data && described.data && <Editor key={asked.data.version} template={asked.data} kind={described.data} />}
    </Content>
  )
}

type Draft = Pick<Template, 'name' | 'draft' | 'width_mm' | 'height_mm'>

function Editor({ template, kind }: { template: Template; kind: PrintKind }) {
  const t = useText()
  const may = useMay()('printing.template', 'write')
  const [draft, setDraft] = useState<Draft>({ name: template.name, draft: template.draft, width_mm: template.width_mm, height_mm: template.height_mm })
  const [reprinted, setReprinted] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const dirty = (Object.keys(draft) as (keyof Draft)[]).some((name) => draft[name] !== template[name])
  useLeaveGuard(dirty)
  const { width_mm, height_mm } = draft
  const looking = usePreview({ kind: template.kind, text: draft.draft, width_mm, height_mm, reprinted })
  const wrong = useMemo(() => new Set(looking.shown?.mistakes.map((one) => one.line)), [looking.shown])
  const change = (values: Partial<Draft>) => setDraft((before) => ({ ...before, ...values }))
  const insert = (text: string) => {
    if (field.current !== null) change({ draft: insertAt(field.current, text) })
  }
  return (
    <>
      <PageHeader
        title={template.name}
        what={t('editor.what')}
        back="/printing/templates"
        state={
          <>
            <Tag>{kind.name}</Tag>
            <State it={template} t={t} />
            {dirty && <Tag color="warning">{t('editor.unsaved')}</Tag>}
          </>
        }
        primary={may && <Acts template={template} draft={draft} dirty={dirty} />}
      />
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={13}>
          <Card>
            <Flex vertical gap={12}>
              <Paper draft={draft} change={change} may={may} />
              <CodeField label={t('editor.code')} value={draft.draft} onChange={(text) => change({ draft: text })} readOnly={!may} wrong={wrong} field={field} />
            </Flex>
          </Card>
        </Col>
        <Col xs={24} xl={11}>
          <Card>
            <Tabs
              style={{ marginBlockStart: -12 }}
              items={[
                { key: 'preview', label: t('preview'), children: <PagesShown {...looking} reprinted={reprinted} setReprinted={setReprinted} /> },
                { key: 'fields', label: t('fields'), children: <Fields fields={kind.fields} insert={may ? insert : undefined} /> },
                { key: 'versions', label: t('versions'), children: <Versions template={template} may={may} /> },
              ]}
            />
          </Card>
        </Col>
      </Row>
    </>
  )
}

function Paper({ draft, change, may }: { draft: Draft; change: (values: Partial<Draft>) => void; may: boolean }) {
  const t = useText()
  return (
    <Flex gap={12} wrap>
      <Labelled label={t('name')} grow>
        <Input aria-label={t('name')} value={draft.name} maxLength={60} readOnly={!may} onChange={(event) => change({ name: event.target.value })} />
      </Labelled>
      <Labelled label={t('editor.width')}>
        <InputNumber {...SIDE} aria-label={t('editor.width')} value={draft.width_mm} disabled={!may} onChange={(value) => value !== null && change({ width_mm: value })} />
      </Labelled>
      <Labelled label={t('editor.height')}>
        <InputNumber {...SIDE} aria-label={t('editor.height')} value={draft.height_mm} disabled={!may} placeholder={t('editor.height.roll')} onChange={(value) => change({ height_mm: value })} />
      </Labelled>
    </Flex>
  )
}

function Labelled({ label, grow = false, children }: { label: string; grow?: boolean; children: React.ReactNode }) {
  return (
    <Flex vertical gap={4} style={{ flex: grow ? 1 : 'none', minWidth: grow ? 200 : undefined }}>
      <span>{label}</span>
      {children}
    </Flex>
  )
}

function Acts({ template, draft, dirty }: { template: Template; draft: Draft; dirty: boolean }) {
  const t = useText()
  const say = useSay()
  const go = useNavigate()
  const at = { params: { path: { template_id: template.id } } }
  const save = useAct('put', '/api/console/printing/templates/{template_id}')
  const publish = useAct('post', '/api/console/printing/templates/{template_id}/publish')
  const { putInForce, takeOut, remove, running } = useTemplateActs()
  const [publishing, setPublishing] = useState(false)

  async function keep() {
    await save.run({ ...at, body: { ...draft, version: template.version } })
    say.done(t('editor.saved'))
  }
  /** What is on the screen is published: the draft is saved before. */
  async function send({ note }: { note: string }) {
    const version = template.version + (dirty ? 1 : 0)
    if (dirty) await save.run({ ...at, body: { ...draft, version: template.version } })
    say.done(t('editor.published', { number: await publish.run({ ...at, body: { version, note } }) }))
  }
  return (
    <>
      {template.in_force ? (
        <Button loading={running} disabled={dirty} onClick={() => void takeOut(template)}>
          {t('act.rest')}
        </Button>
      ) : (
        <Button loading={running} disabled={dirty || template.published === 0} title={template.published === 0 ? t('cannot.not-published') : undefined} onClick={() => void putInForce(template)}>
          {t('act.use')}
        </Button>
      )}
      {template.published === 0 && (
        <Button danger onClick={() => void remove(template).then((gone) => gone && go('/printing/templates'))}>
          {t('act.remove')}
        </Button>
      )}
      <Button loading={save.running} disabled={!dirty} onClick={() => void keep().catch(say.problem)}>
        {t('editor.save')}
      </Button>
      <Button type="primary" onClick={() => setPublishing(true)}>
        {t('editor.publish')}
      </Button>
      {publishing && (
        <FormModal<{ note: string }> title={t('editor.publish.title', { name: draft.name })} open onClose={() => setPublishing(false)} initial={{ note: '' }} submit={t('editor.publish')} onSubmit={send}>
          <TextField name="note" label={t('editor.publish.note')} help={t('editor.publish.help')} max={NOTE_LENGTH_MAX} />
        </FormModal>
      )}
    </>
  )
}
