/** One's own account: who one is, how one signs in, where one is signed in. */
import { useQueryClient } from '@tanstack/react-query'
import { client } from '@api/client'
import { RadioField, TextField } from '@ui/fields'
import { FormCard } from '@ui/form'
import { asLanguage, type Language, useLanguage } from '@ui/language'
import { ME, useMe } from '@ui/me'
import { Alert, Flex } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { useSay } from '@ui/say'
import { OwnSessions } from './own-sessions'
import { Password } from './password'
import { SecondFactor } from './second-factor'
import { useText } from './texts'

interface Values {
  name: string
  language: Language
}

export default function Profile() {
  const t = useText()
  const me = useMe()
  return (
    <PlainPage title={t('title')} what={t('what')}>
      <Flex vertical gap={16} style={{ maxWidth: 960 }}>
        {me.must_set_up_second_factor && <Alert type="warning" showIcon title={t('factor.demanded')} />}
        <SecondFactor />
        <Person />
        <Password />
        <OwnSessions />
      </Flex>
    </PlainPage>
  )
}

function Person() {
  const t = useText()
  const me = useMe()
  const say = useSay()
  const { speak } = useLanguage()
  const languages = (['zh-CN', 'en-US'] as const).map((value) => ({ value, label: t(`language.${value}`) }))
  const queries = useQueryClient()
  async function save({ name, language }: Values) {
    const { error } = await client.PUT('/api/console/identity/me', { body: { name, language } })
    if (error !== undefined) throw error
    speak(language)
    await queries.invalidateQueries()
    await queries.refetchQueries({ queryKey: ME })
    say.done(t('saved'))
  }
  return (
    <FormCard<Values> title={t('person')} initial={{ name: me.name, language: asLanguage(me.language) }} onSubmit={save}>
      <TextField name="name" label={t('name')} required />
      <RadioField name="language" label={t('language')} options={languages} />
    </FormCard>
  )
}
