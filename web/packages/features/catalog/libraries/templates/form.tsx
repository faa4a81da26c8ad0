/** A template, new or changed. */
import { useAct } from '@api/act'
import type { RowOf } from '@ui/list-types'
import { TextField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { Form } from '@ui/parts'
import { useSay } from '@ui/say'
import { useLibraryText } from '../texts'
import { type Attribute, type Filled, SpecsField } from './specs-field'
import { useText } from './texts'

export type Template = RowOf<'/api/console/catalog/spec-templates'>
interface Values {
  name: string
  attributes: Filled[]
}

const isFilled = (spec: Filled): spec is Filled & { attribute_id: string } => spec.attribute_id !== null && spec.values.length > 0

interface TemplateFormProps {
  template?: Template
  known: ReadonlyMap<string, Attribute>
  onClose: () => void
}

export function TemplateForm({ template, known, onClose }: TemplateFormProps) {
  const t = useText()
  const shared = useLibraryText()
  const say = useSay()
  const make = useAct('post', '/api/console/catalog/spec-templates')
  const edit = useAct('put', '/api/console/catalog/spec-templates/{template_id}')

  async function save(values: Values) {
    const body = { name: values.name, attributes: values.attributes.filter(isFilled) }
    if (template === undefined) await make.run({ body })
    else await edit.run({ params: { path: { template_id: template.id } }, body: { ...body, version: template.version } })
    say.done(shared(template === undefined ? 'made' : 'saved'))
  }
  const sound = (_rule: unknown, specs: Filled[]) =>
    specs.length > 0 && specs.every(isFilled) ? Promise.resolve() : Promise.reject(new Error(t('needed')))
  const fresh = { attributes: [{ attribute_id: null, values: [] }] }
  return (
    <FormDrawer<Values> open width={760} title={t(template === undefined ? 'new' : 'edit')} initial={template ?? fresh} onClose={onClose} onSubmit={save}>
      <TextField name="name" label={shared('name')} required max={60} autoFocus />
      <Form.Item name="attributes" label={t('specs')} required rules={[{ validator: sound }]} validateTrigger={[]}>
        <SpecsField known={known} />
      </Form.Item>
    </FormDrawer>
  )
}
