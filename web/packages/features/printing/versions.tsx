/** What was published, the newest first; an old one can be published anew. */
import { useState } from 'react'
import { api } from '@api/client'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { Button, Drawer, Flex, Tag, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { CodeField } from './code-field'
import { paperOf } from './paper'
import type { Template } from './state'
import { useText } from './texts'

type Version = Schema<'TemplateVersionView'>

export function Versions({ template, may }: { template: Template; may: boolean }) {
  const t = useText()
  const say = useSay()
  const at = { params: { path: { template_id: template.id } } }
  const asked = api.useQuery('get', '/api/console/printing/templates/{template_id}/versions', at)
  const back = useAct('post', '/api/console/printing/templates/{template_id}/roll-back')
  const [looked, setLooked] = useState<Version>()

  async function rollBack(number: number) {
    if (!(await say.confirm({ title: t('versions.back.title', { number }), what: t('versions.back.what', { number }), act: t('versions.back') }))) return
    try {
      say.done(t('versions.back.done', { number: await back.run({ ...at, body: { version: template.version, number } }) }))
      setLooked(undefined)
    } catch (error) {
      say.problem(error)
    }
  }

  if (asked.data?.length === 0) return <Typography.Text type="secondary">{t('versions.none')}</Typography.Text>
  return (
    <Flex vertical gap={14}>
      {asked.data?.map((one) => (
        <Flex key={one.number} justify="space-between" gap={12} align="flex-start">
          <div style={{ minWidth: 0 }}>
            <Flex gap={8} align="center">
              <strong>{t('version.number', { number: one.number })}</strong>
              {one.number === template.published && <Tag>{t('versions.current')}</Tag>}
            </Flex>
            <div>{one.note}</div>
            <Typography.Text type="secondary">
              {one.published_by_name ?? '—'} · <Time at={one.published_at} /> · {paperOf(one, t)}
            </Typography.Text>
          </div>
          <Flex gap={4}>
            <Button size="small" onClick={() => setLooked(one)}>
              {t('versions.look')}
            </Button>
            {may && one.number !== template.published && (
              <Button size="small" loading={back.running} onClick={() => void rollBack(one.number)}>
                {t('versions.back')}
              </Button>
            )}
          </Flex>
        </Flex>
      ))}
      <Drawer open={looked !== undefined} onClose={() => setLooked(undefined)} title={looked && t('versions.title', { number: looked.number })} size={720}>
        {looked !== undefined && <CodeField label={t('editor.code')} value={looked.text} onChange={() => undefined} readOnly />}
      </Drawer>
    </Flex>
  )
}
