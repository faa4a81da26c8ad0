/** A new template. */
import { useNavigate } from 'react-router'
import { useAct } from '@api/act'
import { FormPage } from '@ui/form'
import { useSay } from '@ui/say'
import { TemplateFields } from './fields'
import { useText } from './texts'
import { contentOf, fresh, type Values } from './values'

export default function NewTemplate() {
  const t = useText()
  const say = useSay()
  const go = useNavigate()
  const make = useAct('post', '/api/console/logistics/freight-templates')

  async function submit(values: Values) {
    await make.run({ body: { ...contentOf(values), scope: values.scope } })
    say.done(t('created'))
  }

  return (
    <FormPage<Values>
      title={t('new')}
      what={t('what')}
      back="/logistics/freight-templates"
      initial={fresh()}
      submit={t('create')}
      onSubmit={submit}
      onDone={() => void go('/logistics/freight-templates')}
    >
      <TemplateFields isNew />
    </FormPage>
  )
}
