/** The parameters that a category asks for: one field each, of its kind. */
import { useLanguage } from '@ui/language'
import { ChoiceField, Custom, DateField, TextField } from '@ui/fields'
import { InputNumber, Select } from '@ui/parts'
import type { AttributeRule } from './rules'
import { ruleName, shownValue, valueOf } from './specs'
import { useEditorText } from './texts-editor'

const CHOICES_MAX = 50
const TEXT_MAX = 500
const OWN_MAX = 60

/** Name in the form: `['attributes', id]`, as the server says where something is wrong. */
export function AttributeFields({ rules }: { rules: readonly AttributeRule[] }) {
  const parameters = rules.filter((rule) => rule.role === 'parameter')
  return (
    <div className="ht-search">
      {parameters.map((rule) => (
        <AttributeField key={rule.id} rule={rule} />
      ))}
    </div>
  )
}

function AttributeField({ rule }: { rule: AttributeRule }) {
  const { language } = useLanguage()
  const field = { name: ['attributes', rule.id], label: ruleName(rule, language), required: rule.required }
  switch (rule.kind) {
    case 'text':
      return <TextField {...field} max={TEXT_MAX} />
    case 'date':
      return <DateField {...field} />
    case 'number':
      return (
        <Custom {...field}>
          <NumberValue unit={rule.unit} />
        </Custom>
      )
    case 'choice': {
      if (!rule.own_values) return <ChoiceField {...field} options={rule.options.map((one) => ({ value: one.key, label: shownValue(rule, one.key, language) }))} />
      return (
        <Custom {...field}>
          <ChoiceOrOwn rule={rule} />
        </Custom>
      )
    }
    case 'choices':
      return (
        <Custom {...field}>
          <Choices rule={rule} />
        </Custom>
      )
  }
}

/** A number is kept as it is written: no floating number bends it. */
function NumberValue({ value, onChange, unit, id }: { value?: string | null; onChange?: (value: string | null) => void; unit: string; id?: string }) {
  return <InputNumber<string> id={id} stringMode controls={false} value={value ?? null} onChange={(next) => onChange?.(next)} suffix={unit || undefined} style={{ width: '100%' }} />
}

interface ChosenProps<Value> {
  rule: AttributeRule
  value?: Value
  onChange?: (value: Value) => void
  id?: string
}

function ChoiceOrOwn({ rule, value, onChange, id }: ChosenProps<string | null>) {
  const many = value ? [value] : []
  const take = (next: string[]) => onChange?.(next.at(-1) ?? null)
  return <Tags id={id} rule={rule} values={many} onChange={take} max={2} />
}

function Choices({ rule, value, onChange, id }: ChosenProps<string[] | null>) {
  return <Tags id={id} rule={rule} values={value ?? []} onChange={(next) => onChange?.(next)} max={CHOICES_MAX} />
}

interface TagsProps {
  rule: AttributeRule
  values: string[]
  onChange: (values: string[]) => void
  max: number
  id?: string
}

function Tags({ rule, values, onChange, max, id }: TagsProps) {
  const t = useEditorText()
  const { language } = useLanguage()
  const own = values.filter((value) => !rule.options.some((option) => option.key === value))
  const options = [...rule.options.map((option) => option.key), ...own].map((value) => ({ value, label: shownValue(rule, value, language) }))
  function choose(next: string[]) {
    const read = next.map((one) => (values.includes(one) ? one : valueOf(rule, one.slice(0, OWN_MAX))))
    onChange([...new Set(read)])
  }
  return (
    <Select
      id={id}
      mode={rule.own_values ? 'tags' : 'multiple'}
      value={values}
      options={options}
      onChange={choose}
      maxCount={max}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t(rule.own_values ? 'axes.choose-or-type' : 'axes.choose', { name: ruleName(rule, language) })}
    />
  )
}
