/** Changing one's own password. */
import { useState } from 'react'
import { client } from '@api/client'
import type { Schema } from '@api/types'
import { Section } from '@ui/detail-page'
import { SecretField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { KeyOutlined } from '@ui/icons'
import { Button, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { useText } from './texts'

interface Values {
  current: string
  new: string
  again: string
}

export function Password() {
  const t = useText()
  const [open, setOpen] = useState(false)
  const extra = (
    <Button icon={<KeyOutlined />} onClick={() => setOpen(true)}>
      {t('password.change')}
    </Button>
  )
  return (
    <Section title={t('password')} extra={extra}>
      <Typography.Text type="secondary">{t('password.what')}</Typography.Text>
      <ChangePassword open={open} onClose={() => setOpen(false)} />
    </Section>
  )
}

function ChangePassword({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText()
  const say = useSay()
  async function submit(given: Values) {
    if (given.new !== given.again) throw differing(t('password.differs'))
    const { error } = await client.POST('/api/console/identity/me/password', { body: { current: given.current, new: given.new } })
    if (error !== undefined) throw error
    say.done(t('password.changed'))
  }
  return (
    <FormModal<Values> open={open} title={t('password.change')} submit={t('password.change')} onClose={onClose} onSubmit={submit}>
      <SecretField name="current" label={t('password.current')} required autoFocus />
      <SecretField name="new" label={t('password.new')} help={t('password.new.help')} required fresh />
      <SecretField name="again" label={t('password.again')} required fresh />
    </FormModal>
  )
}

/** A slip that the form finds itself, told as the server tells its own. */
function differing(message: string): Schema<'Problem'> {
  const code = 'web.passwords_differ'
  return { type: code, title: message, detail: message, status: 422, code, instance: '', errors: [{ place: 'body/again', code, message }] }
}
