/** How a webhook is doing. */
import type { Schema } from '@api/types'
import { StatusTag } from '@ui/status-tag'
import { useText } from './texts'

export function State({ webhook }: { webhook: Schema<'WebhookView'> }) {
  const t = useText()
  if (!webhook.enabled) return <StatusTag meaning="off">{t('webhooks.off')}</StatusTag>
  if (webhook.opened_at === null) return <StatusTag meaning="good">{t('webhooks.on')}</StatusTag>
  const local = (at: string | null) => (at === null ? '—' : new Date(at).toLocaleString())
  const hint = t('webhooks.paused.what', { at: local(webhook.opened_at), probe: local(webhook.probe_at) })
  return (
    <StatusTag meaning="bad" hint={hint}>
      {t('webhooks.paused')}
    </StatusTag>
  )
}
