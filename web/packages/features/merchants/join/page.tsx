/** Joining: open to everybody. Makes the account, signs it in, and the application begins. */
import { useEffect } from 'react'
import { client } from '@api/client'
import type { Schema } from '@api/types'
import { useConsoleName } from '@ui/branding'
import { ADDRESSES } from '@ui/console'
import { SecretField, TextField } from '@ui/fields'
import { BareForm } from '@ui/form'
import { GatePage } from '@ui/gate-page'
import { useLanguage } from '@ui/language'
import { Button } from '@ui/parts'
import type { SignInProps } from '@ui/slots'
import { useText } from './texts'

type Join = Schema<'Join'> & { again: string }

export default function JoinPage({ onDone }: SignInProps) {
  const t = useText()
  const name = useConsoleName()
  const { language } = useLanguage()
  useEffect(() => {
    document.title = `${t('title')} · ${name}`
  }, [t, name])

  async function submit({ again, ...wanted }: Join) {
    if (again !== wanted.password) throw differs(t('differs'))
    const joined = await client.POST('/api/console/merchants/join', { body: { ...wanted, language } })
    if (joined.error !== undefined) throw joined.error
    const body = { login: wanted.login, password: wanted.password, console: 'merchant' as const, bearer: false }
    const signedIn = await client.POST('/api/console/identity/sessions', { body })
    if (signedIn.error !== undefined) throw signedIn.error
    onDone()
  }

  return (
    <GatePage title={t('title')} what={t('what')}>
      <BareForm<Join> submit={t('submit')} onSubmit={submit}>
        <TextField name="company_name" label={t('company')} required autoFocus />
        <TextField name="name" label={t('name')} required max={60} autoComplete="name" />
        <TextField name="phone" label={t('phone')} required max={24} autoComplete="tel" />
        <TextField name="login" label={t('login')} help={t('login.help')} required max={64} autoComplete="username" />
        <SecretField name="password" label={t('password')} required fresh />
        <SecretField name="again" label={t('again')} required fresh />
      </BareForm>
      <Button type="link" block href={ADDRESSES.merchant} style={{ marginBlockStart: 8 }}>
        {t('sign-in')}
      </Button>
    </GatePage>
  )
}

/** Said beside the field, as the server would say it. */
function differs(message: string) {
  return { type: '', code: 'web.passwords_differ', status: 422, title: message, detail: message, instance: '', errors: [{ place: 'body/again', code: 'web.passwords_differ', message }] }
}
