/** A new account: who, with which first password, working where. */
import { useNavigate } from 'react-router'
import { useAct } from '@api/act'
import { ChoiceField, FieldGroup, SecretField, TextField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { useSay } from '@ui/say'
import { MembershipFields, type MembershipValues } from './membership-fields'
import { keyOf, placeOf, usePlaces } from './places'
import { LANGUAGES, useText } from './texts'

interface Values {
  name: string
  login: string
  password: string
  phone?: string | null
  email?: string | null
  language: 'zh-CN' | 'en-US'
  memberships: MembershipValues[]
}

/** As the API names it. */
export function membershipOf({ place, ...rest }: MembershipValues) {
  return { ...rest, ...placeOf(place) }
}

export function CreateDrawer({ open, close, fields }: { open: boolean; close: () => void; fields: boolean }) {
  const t = useText()
  const say = useSay()
  const go = useNavigate()
  const { options } = usePlaces()
  const create = useAct('post', '/api/console/identity/accounts')

  async function submit({ memberships, phone, email, ...values }: Values) {
    const contacts = fields ? { phone: phone ?? null, email: email ?? null } : {}
    const id = await create.run({ body: { ...values, ...contacts, memberships: memberships.map(membershipOf) } })
    say.done(t('created'))
    void go(`/identity/accounts/${id}`)
  }

  const initial = { language: 'zh-CN' as const, memberships: [{ place: options[0]?.value ?? keyOf({}) } as MembershipValues] }
  return (
    <FormDrawer<Values> title={t('new')} open={open} onClose={close} initial={initial} submit={t('new')} onSubmit={submit} width={720}>
      <TextField name="name" label={t('name')} required />
      <TextField name="login" label={t('login')} help={t('login.help')} max={64} required />
      <SecretField name="password" label={t('password')} help={t('password.help')} fresh required />
      <ChoiceField name="language" label={t('language')} options={LANGUAGES} required />
      {fields && (
        <FieldGroup title="">
          <TextField name="phone" label={t('phone')} max={25} />
          <TextField name="email" label={t('email')} max={254} />
        </FieldGroup>
      )}
      <MembershipFields />
    </FormDrawer>
  )
}
