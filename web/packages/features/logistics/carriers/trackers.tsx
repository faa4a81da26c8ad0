/** Who tells where parcels are, set up by the platform. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { FieldGroup, SecretField, SwitchField, TextField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { useMay } from '@ui/me'
import { Card, Form, Switch, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { StatusTag } from '@ui/status-tag'
import { type Text, useText } from './texts'

type Tracker = Schema<'TrackerView'>
type Given = Record<string, string | null | undefined>
interface Values {
  enabled: boolean
  facts?: Given
  secrets?: Given
}
const FACTS = { sandbox: ['address'], kuaidi100: ['customer', 'address'], kdniao: ['business_id', 'address'] } as const
const SECRETS = { sandbox: [], kuaidi100: ['key', 'salt'], kdniao: ['app_key'] } as const

export function Trackers() {
  const t = useText()
  const may = useMay()('logistics.tracker', 'write')
  const asked = api.useQuery('get', '/api/console/logistics/trackers')
  const [edited, setEdited] = useState<Tracker | null>(null)
  return (
    <Card title={t('trackers')}>
      <Typography.Paragraph type="secondary">{t('trackers.what')}</Typography.Paragraph>
      <PlainTable<Tracker>
        rows={asked.data}
        rowKey="code"
        columns={[
          { key: 'name', title: t('name'), show: (one) => <Typography.Text strong>{t(`tracker.${one.code}`)}</Typography.Text> },
          { key: 'secrets', title: t('secrets'), width: 130, show: (one) => <Secrets one={one} t={t} /> },
          { key: 'enabled', title: t('enabled'), width: 110, show: (one) => <StatusTag meaning={one.enabled ? 'good' : 'off'}>{t(one.enabled ? 'on' : 'off')}</StatusTag> },
        ]}
        acts={may ? (one) => [{ key: 'edit', title: t('edit'), run: () => setEdited(one) }] : undefined}
      />
      {edited !== null && <TrackerForm tracker={edited} onClose={() => setEdited(null)} />}
    </Card>
  )
}

function Secrets({ one, t }: { one: Tracker; t: Text }) {
  if (!one.needs_secrets) return <Typography.Text type="secondary">{t('secrets.none')}</Typography.Text>
  return <StatusTag meaning={one.has_secrets ? 'good' : 'warning'}>{t(one.has_secrets ? 'secrets.have' : 'secrets.lack')}</StatusTag>
}

function TrackerForm({ tracker, onClose }: { tracker: Tracker; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  const edit = useAct('put', '/api/console/logistics/trackers/{tracker_code}')
  const [renewed, setRenewed] = useState(false)
  const writes = tracker.needs_secrets && (renewed || !tracker.has_secrets)

  async function submit(values: Values) {
    const secrets = written(values.secrets)
    await edit.run({
      params: { path: { tracker_code: tracker.code } },
      body: {
        enabled: values.enabled,
        facts: written(values.facts),
        secrets: writes && Object.keys(secrets).length > 0 ? secrets : undefined,
        version: tracker.version,
      },
    })
    say.done(t('saved'))
  }

  return (
    <FormDrawer<Values> title={t('trackers.edit', { name: t(`tracker.${tracker.code}`) })} open onClose={onClose} initial={{ enabled: tracker.enabled, facts: tracker.facts as Given }} onSubmit={submit}>
      <SwitchField name="enabled" label={t('enabled')} />
      {FACTS[tracker.code].map((name) => (
        <TextField key={name} name={['facts', name]} label={t(`fact.${name}`)} help={name === 'address' ? t('fact.address.help') : undefined} />
      ))}
      {tracker.needs_secrets && (
        <FieldGroup title={t('secrets')}>
          {tracker.has_secrets && (
            <Form.Item label={t('renew')}>
              <Switch checked={renewed} onChange={setRenewed} aria-label={t('renew')} />
            </Form.Item>
          )}
          {writes && SECRETS[tracker.code].map((name) => <SecretField key={name} name={['secrets', name]} label={t(`secret.${name}`)} fresh />)}
        </FieldGroup>
      )}
    </FormDrawer>
  )
}

/** What was left empty is not said. */
function written(given: Given | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(given ?? {}).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}
