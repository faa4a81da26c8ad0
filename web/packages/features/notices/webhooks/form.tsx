/** A webhook made or changed. */
import { api } from '@api/client'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { ChoicesField, RadioField, SwitchField, TextField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { useSay } from '@ui/say'
import { useText } from './texts'

type Webhook = Schema<'WebhookView'>
interface Values {
  name: string
  url: string
  kinds: string[]
  language: 'zh-CN' | 'en-US'
  enabled: boolean
}

interface Props {
  open: boolean
  onClose: () => void
  /** Absent: a new one is made. */
  webhook?: Webhook
  onSecret?: (secret: string) => void
}

const URL_LENGTH_MAX = 2_000
const LANGUAGES = ['zh-CN', 'en-US'] as const

export function WebhookForm({ open, onClose, webhook, onSecret }: Props) {
  const t = useText()
  const say = useSay()
  const kinds = api.useQuery('get', '/api/console/notices/webhook-kinds', {}, { enabled: open })
  const create = useAct('post', '/api/console/notices/webhooks')
  const edit = useAct('put', '/api/console/notices/webhooks/{webhook_id}')

  async function submit(values: Values) {
    if (webhook === undefined) {
      const { secret } = await create.run({ body: values })
      onSecret?.(secret)
    } else {
      await edit.run({ params: { path: { webhook_id: webhook.id } }, body: { ...values, version: webhook.version } })
      say.done(t('webhooks.saved'))
    }
  }

  const initial: Partial<Values> = webhook
    ? { name: webhook.name, url: webhook.url, kinds: webhook.kinds, language: webhook.language === 'en-US' ? 'en-US' : 'zh-CN', enabled: webhook.enabled }
    : { language: 'zh-CN', enabled: true }
  const options = kinds.data?.map((one) => ({ value: one.kind, label: one.name })) ?? []
  return (
    <FormDrawer<Values> title={webhook ? t('webhooks.edit') : t('webhooks.new')} open={open} onClose={onClose} initial={initial} onSubmit={submit}>
      <TextField name="name" label={t('webhooks.name')} required />
      <TextField name="url" label={t('webhooks.url')} help={t('webhooks.url.help')} hint="https://" required max={URL_LENGTH_MAX} />
      <ChoicesField name="kinds" label={t('webhooks.kinds')} options={options} loading={kinds.isLoading} required />
      <RadioField name="language" label={t('webhooks.language')} options={LANGUAGES.map((value) => ({ value, label: t(`webhooks.${value}`) }))} required />
      <SwitchField name="enabled" label={t('webhooks.enabled')} />
    </FormDrawer>
  )
}
