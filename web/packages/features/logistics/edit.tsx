/** A known template changed. */
import { useNavigate, useParams } from 'react-router'
import { api } from '@api/client'
import { useAct } from '@api/act'
import { FormPage } from '@ui/form'
import { Content } from '@ui/plain-page'
import { useSay } from '@ui/say'
import { useWords } from '@ui/words'
import { TemplateFields } from './fields'
import { useText } from './texts'
import { contentOf, type Template, type Values, valuesOf } from './values'

export default function EditTemplate() {
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/logistics/freight-templates/{template_id}', { params: { path: { template_id: id } } })
  return <Content asked={asked}>{asked.data !== undefined && <Editor template={asked.data} />}</Content>
}

function Editor({ template }: { template: Template }) {
  const t = useText()
  const word = useWords()
  const say = useSay()
  const go = useNavigate()
  const edit = useAct('put', '/api/console/logistics/freight-templates/{template_id}')
  const back = `/logistics/freight-templates/${template.id}`

  async function submit(values: Values) {
    // The scope is not a value that changes, so an absent one is the template's own.
    const content = contentOf({ ...values, scope: template.scope })
    await edit.run({ params: { path: { template_id: template.id } }, body: { ...content, version: template.version } })
    say.done(word('done.saved'))
  }

  return (
    <FormPage<Values> title={t('edit.title')} what={template.name} back={back} initial={valuesOf(template)} onSubmit={submit} onDone={() => void go(back)}>
      <TemplateFields />
    </FormPage>
  )
}
