/** Signing in: login and password, then the second factor where one is asked for. */
import { useState } from 'react'
import { client } from '@api/client'
import { useConsole } from '@ui/console'
import { SecretField, TextField } from '@ui/fields'
import { BareForm } from '@ui/form'
import { Button } from '@ui/parts'
import type { SignInProps } from '@ui/slots'
import { useText } from './texts'

interface Credentials {
  login: string
  password: string
}

/** The form alone; a page or a window gives it room. `login`: only this person may go on. */
export function SignIn({ login, onDone }: SignInProps) {
  const t = useText()
  const { kind } = useConsole()
  const [ticket, setTicket] = useState<string | null>(null)

  async function submit(given: Credentials) {
    const body = { login: login ?? given.login, password: given.password, console: kind, bearer: false }
    const { data, error } = await client.POST('/api/console/identity/sessions', { body })
    if (error !== undefined) throw error
    // Signed in, or a ticket for the second step.
    if (data.ticket) setTicket(data.ticket)
    else onDone()
  }

  if (ticket !== null) return <SecondStep ticket={ticket} onDone={onDone} onBack={() => setTicket(null)} />
  return (
    <BareForm<Credentials> submit={t('sign-in')} initial={{ login }} onSubmit={submit}>
      <TextField name="login" label={t('login')} required disabled={login !== undefined} autoComplete="username" autoFocus={login === undefined} max={64} />
      <SecretField name="password" label={t('password')} required autoFocus={login !== undefined} />
    </BareForm>
  )
}

function SecondStep({ ticket, onDone, onBack }: { ticket: string; onDone: () => void; onBack: () => void }) {
  const t = useText()
  async function submit({ code }: { code: string }) {
    const body = { ticket, code: code.replaceAll(/\s/g, ''), bearer: false }
    const { error } = await client.POST('/api/console/identity/sessions/second-factor', { body })
    if (error !== undefined) throw error
    onDone()
  }
  return (
    <>
      <BareForm<{ code: string }> submit={t('code.submit')} onSubmit={submit}>
        <TextField name="code" label={t('code')} help={t('code.help')} required autoComplete="one-time-code" autoFocus max={40} />
      </BareForm>
      <Button type="link" block onClick={onBack}>
        {t('code.back')}
      </Button>
    </>
  )
}
