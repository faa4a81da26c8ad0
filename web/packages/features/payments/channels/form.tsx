/** A channel set up: facts that may be seen, and keys that are written but never shown. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { FieldGroup, LongTextField, RadioField, SecretField, SwitchField, TextField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { Form, Switch } from '@ui/parts'
import { useSay } from '@ui/say'
import { useText } from '../texts'
import type { Channel } from './list'
import { type ChannelText, useChannelText } from './texts'
import { FACTS, KEY_LENGTH_MAX, SECRETS, written } from './values'

type Values = { enabled: boolean; facts?: Record<string, string | null>; secrets?: Record<string, string | null> }

export function ChannelForm({ channel, onClose }: { channel: Channel | null; onClose: () => void }) {
  const h = useChannelText()
  const t = useText()
  const say = useSay()
  const edit = useAct('put', '/api/console/payments/channels/{channel_code}')
  const [renewed, setRenewed] = useState(false)
  if (channel === null) return null
  const writes = channel.needs_secrets && (renewed || !channel.has_secrets)

  async function submit(values: Values) {
    if (channel === null) return
    const secrets = written(values.secrets)
    await edit.run({
      params: { path: { channel_code: channel.code } },
      body: {
        enabled: values.enabled,
        facts: written(values.facts),
        // Left out they stay as they are; an empty form of a closed channel writes none.
        secrets: writes && Object.keys(secrets).length > 0 ? secrets : undefined,
        version: channel.version,
      },
    })
    say.done(h('saved'))
  }

  function close() {
    setRenewed(false)
    onClose()
  }

  const initial = { enabled: channel.enabled, facts: { jsapi: '', h5: '', wap: '', ...(channel.facts as Record<string, string>) } }
  return (
    <FormDrawer<Values> title={h('set-up.title', { name: t(`method.${channel.code}`) })} open onClose={close} initial={initial} onSubmit={submit}>
      <SwitchField name="enabled" label={h('enabled')} />
      {FACTS[channel.code].length > 0 && (
        <FieldGroup title={h('facts')}>
          {FACTS[channel.code].map((name) => (
            <FactField key={name} code={channel.code} name={name} h={h} />
          ))}
        </FieldGroup>
      )}
      {channel.needs_secrets && (
        <FieldGroup title={h('secrets')}>
          {channel.has_secrets && (
            <Form.Item label={h('renew')} extra={h('renew.help')}>
              <Switch checked={renewed} onChange={setRenewed} aria-label={h('renew')} />
            </Form.Item>
          )}
          {writes && SECRETS[channel.code]?.map((name) => <KeyField key={name} name={name} h={h} />)}
        </FieldGroup>
      )}
    </FormDrawer>
  )
}

function FactField({ code, name, h }: { code: Channel['code']; name: (typeof FACTS)[Channel['code']][number]; h: ChannelText }) {
  const at = ['facts', name]
  if (name === 'their_key') return <LongTextField name={at} label={h(code === 'alipay' ? 'their_key.alipay' : 'their_key.wechat')} help={h('their_key.help')} max={KEY_LENGTH_MAX} rows={4} />
  if (name === 'address') return <TextField name={at} label={h('address')} help={h('address.help')} hint="https://" />
  if (name === 'jsapi' || name === 'h5' || name === 'wap') {
    const options = [
      { value: '', label: h('signed.no') },
      { value: 'yes', label: h('signed.yes') },
    ]
    return <RadioField name={at} label={h(name)} help={h(`${name}.help`)} options={options} />
  }
  return <TextField name={at} label={h(name)} help={name === 'account' ? h('bank.help') : undefined} />
}

function KeyField({ name, h }: { name: 'own_key' | 'envelope_key'; h: ChannelText }) {
  const at = ['secrets', name]
  if (name === 'envelope_key') return <SecretField name={at} label={h('envelope_key')} help={h('envelope_key.help')} fresh />
  return <LongTextField name={at} label={h('own_key')} help={h('own_key.help')} max={KEY_LENGTH_MAX} rows={4} />
}
