/** Beside the words of a template: its places, what it would look like, and what can be done with it. */
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { Button, Card, Flex, Tag, Tooltip, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { useWords } from '@ui/words'
import { useState } from 'react'
import { useText } from '../texts'

type Template = Schema<'TemplateView'>
type Words = Schema<'TemplateWords'>
type Preview = Schema<'WordsPreviewView'>

export function Aside({ template, words, may }: { template: Template; words: Words; may: boolean }) {
  return (
    <Flex vertical gap={16}>
      <Places template={template} />
      <Shown code={template.code} words={words} />
      {may && <Acts template={template} />}
    </Flex>
  )
}

function Places({ template }: { template: Template }) {
  const t = useText()
  const say = useSay()
  const word = useWords()
  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text)
      say.done(word('done.copied'))
    } catch (error) {
      say.problem(error)
    }
  }
  return (
    <Card title={t('editor.places')} size="small">
      <Typography.Paragraph type="secondary">{t('editor.places.what')}</Typography.Paragraph>
      <Flex gap={8} wrap>
        {template.places.map((place) => (
          <Tooltip key={place.name} title={place.meaning}>
            <Button size="small" onClick={() => void copy(`{${place.name}}`)}>{`{${place.name}}`}</Button>
          </Tooltip>
        ))}
      </Flex>
    </Card>
  )
}

function Shown({ code, words }: { code: string; words: Words }) {
  const t = useText()
  const say = useSay()
  const [shown, setShown] = useState<Preview>()
  const preview = useAct('post', '/api/console/notices/templates/{code}/preview', { touches: [] })
  const { subject_zh, body_zh, subject_en, body_en } = words

  async function show() {
    try {
      setShown(await preview.run({ params: { path: { code } }, body: { subject_zh, body_zh, subject_en, body_en } }))
    } catch (error) {
      say.problem(error)
    }
  }

  return (
    <Card
      title={t('editor.preview')}
      size="small"
      extra={
        <Button size="small" loading={preview.running} onClick={() => void show()}>
          {t('editor.preview')}
        </Button>
      }
    >
      <Typography.Paragraph type="secondary">{t('editor.preview.what')}</Typography.Paragraph>
      {shown !== undefined &&
        (['zh', 'en'] as const).map((language) => (
          <div key={language}>
            <Tag>{t(`editor.${language}`)}</Tag>
            <Typography.Paragraph strong style={{ marginBlock: '8px 4px' }}>
              {shown[language].subject}
            </Typography.Paragraph>
            <Typography.Paragraph style={{ whiteSpace: 'pre-wrap' }}>{shown[language].body}</Typography.Paragraph>
          </div>
        ))}
    </Card>
  )
}

function Acts({ template }: { template: Template }) {
  const t = useText()
  const say = useSay()
  const { code, channel, version } = template
  const attempt = useAct('post', '/api/console/notices/templates/{code}/try', { touches: ['/api/console/notices/messages'] })
  const reset = useAct('post', '/api/console/notices/templates/{code}/{channel}/reset')

  async function sendToMyself() {
    try {
      await attempt.run({ params: { path: { code } } })
      say.done(t('editor.tried'))
    } catch (error) {
      say.problem(error)
    }
  }

  async function takeBack() {
    const question = { title: t('editor.reset'), what: t('editor.reset.what'), act: t('editor.reset'), danger: true }
    if (!(await say.confirm(question))) return
    try {
      await reset.run({ params: { path: { code, channel } }, body: { version } })
      say.done(t('editor.reset.done'))
    } catch (error) {
      say.problem(error)
    }
  }

  return (
    <Card size="small">
      <Flex vertical gap={8}>
        <Button block loading={attempt.running} onClick={() => void sendToMyself()}>
          {t('editor.try')}
        </Button>
        <Button block disabled={version === 0} loading={reset.running} onClick={() => void takeBack()}>
          {t('editor.reset')}
        </Button>
        {template.edited_at !== null && (
          <Typography.Text type="secondary">
            {t('editor.by')} <Time at={template.edited_at} />
          </Typography.Text>
        )}
      </Flex>
    </Card>
  )
}
