/** One webhook: what it hears, how it is doing, its calls. */
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { api } from '@api/client'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { DetailPage, Section } from '@ui/detail-page'
import { ListTable } from '@ui/list-table'
import { useMay } from '@ui/me'
import { Button, Flex, Tag } from '@ui/parts'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { useWords } from '@ui/words'
import { useText } from './texts'
import { CALLS, callColumns, callFilters } from './calls'
import { WebhookForm } from './form'
import { Secret } from './secret'
import { State } from './state'

type Webhook = Schema<'WebhookView'>

export default function WebhookPage() {
  const { id = '' } = useParams()
  const t = useText()
  const may = useMay()('notices.webhook', 'write')
  const asked = api.useQuery('get', '/api/console/notices/webhooks/{webhook_id}', { params: { path: { webhook_id: id } } })
  const kinds = api.useQuery('get', '/api/console/notices/webhook-kinds')
  const names = new Map(kinds.data?.map((one) => [one.kind, one.name]))
  return (
    <DetailPage<Webhook>
      asked={asked}
      back="/notices/webhooks"
      title={(it) => it.name}
      state={(it) => <State webhook={it} />}
      acts={(it) => may && <Acts webhook={it} />}
      facts={(it) => [
        { label: t('webhooks.url'), value: it.url, wide: true },
        { label: t('webhooks.kinds'), value: <Kinds kinds={it.kinds} names={names} />, wide: true },
        { label: t('webhooks.language'), value: t(it.language === 'en-US' ? 'webhooks.en-US' : 'webhooks.zh-CN') },
        { label: t('webhooks.failures'), value: it.failures_in_row },
        { label: t('webhooks.created'), value: <Time at={it.created_at} exact /> },
      ]}
      thing="notices.webhook"
      thingId={id}
    >
      {() => (
        <Section title={t('calls.title')}>
          <ListTable
            path={CALLS}
            fixed={{ webhook_id: id }}
            columns={callColumns(t, names)}
            filters={callFilters(t, names)}
            open={(row) => `/notices/webhook-calls/${row.id}`}
            empty={{ why: t('calls.none') }}
          />
        </Section>
      )}
    </DetailPage>
  )
}

function Kinds({ kinds, names }: { kinds: readonly string[]; names: Map<string, string> }) {
  return (
    <Flex gap={4} wrap>
      {kinds.map((kind) => (
        <Tag key={kind} title={kind}>
          {names.get(kind) ?? kind}
        </Tag>
      ))}
    </Flex>
  )
}

function Acts({ webhook }: { webhook: Webhook }) {
  const t = useText()
  const say = useSay()
  const word = useWords()
  const go = useNavigate()
  const [edited, setEdited] = useState(false)
  const [secret, setSecret] = useState<string>()
  const at = { params: { path: { webhook_id: webhook.id } } }
  const attempt = useAct('post', '/api/console/notices/webhooks/{webhook_id}/try')
  const renew = useAct('post', '/api/console/notices/webhooks/{webhook_id}/secret')
  const remove = useAct('delete', '/api/console/notices/webhooks/{webhook_id}', { touches: [] })
  const { name } = webhook

  const tryOut = async () => {
    const call = await attempt.run(at)
    say.done(t('webhooks.tried'))
    await go(`/notices/webhook-calls/${call}`)
  }
  const renewSecret = async () => {
    const question = { title: t('webhooks.renew.title', { name }), what: t('webhooks.renew.what'), act: t('webhooks.renew'), danger: true }
    if (await say.confirm(question)) setSecret((await renew.run(at)).secret)
  }
  const removeIt = async () => {
    const question = { title: t('webhooks.remove.title', { name }), what: t('webhooks.remove.what'), act: t('webhooks.remove'), danger: true, type: name }
    if (!(await say.confirm(question))) return
    await remove.run(at)
    say.done(t('webhooks.removed'))
    await go('/notices/webhooks')
  }
  const doing = (act: () => Promise<unknown>) => () => void act().catch(say.problem)

  return (
    <>
      <Button danger onClick={doing(removeIt)}>
        {t('webhooks.remove')}
      </Button>
      <Button onClick={doing(renewSecret)}>{t('webhooks.renew')}</Button>
      <Button loading={attempt.running} onClick={doing(tryOut)}>
        {t('webhooks.try')}
      </Button>
      <Button type="primary" onClick={() => setEdited(true)}>
        {word('act.edit')}
      </Button>
      <WebhookForm open={edited} onClose={() => setEdited(false)} webhook={webhook} />
      <Secret secret={secret} onClose={() => setSecret(undefined)} />
    </>
  )
}
