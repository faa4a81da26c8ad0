/** In the way until a password that was given, or has expired, is replaced by one's own. */
import { client } from '@api/client'
import { SecretField } from '@ui/fields'
import { BareForm } from '@ui/form'
import { GatePage } from '@ui/gate-page'
import { useText } from './texts'

interface Passwords {
  current: string
  new: string
  again: string
}

export default function ChangePasswordPage({ onDone }: { onDone: () => void }) {
  const t = useText()
  async function submit(given: Passwords) {
    if (given.new !== given.again) throw differing(t('change.differs'))
    const body = { current: given.current, new: given.new }
    const { error } = await client.POST('/api/console/identity/me/password', { body })
    if (error !== undefined) throw error
    onDone()
  }
  return (
    <GatePage title={t('change.title')} what={t('change.what')} leave>
      <BareForm<Passwords> submit={t('change.submit')} onSubmit={submit}>
        <SecretField name="current" label={t('change.current')} required autoFocus />
        <SecretField name="new" label={t('change.new')} required fresh />
        <SecretField name="again" label={t('change.again')} required fresh />
      </BareForm>
    </GatePage>
  )
}

/** A slip that the form finds itself, told as the server tells its own. */
function differing(message: string) {
  const code = 'web.passwords_differ'
  return { type: code, title: message, detail: message, status: 422, code, instance: '', errors: [{ place: 'body/again', code, message }] }
}
