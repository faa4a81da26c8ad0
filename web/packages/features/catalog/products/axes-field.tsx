/** Which values of each sale attribute a product comes in; whole sets come from a template. */
import { api } from '@api/client'
import { useLanguage } from '@ui/language'
import { useMay } from '@ui/me'
import { Dropdown, Button, Flex, Select, Typography } from '@ui/parts'
import type { AttributeRule } from './rules'
import { type Axis, ruleName, shownValue, valueOf } from './specs'
import { useEditorText } from './texts-editor'

interface AxesFieldProps {
  rules: readonly AttributeRule[]
  axes: readonly Axis[]
  onChange: (axes: Axis[]) => void
  disabled?: boolean
}

const VALUES_MAX = 50

export function AxesField({ rules, axes, onChange, disabled }: AxesFieldProps) {
  const t = useEditorText()
  const { language } = useLanguage()
  const valuesOf = (id: string) => axes.find((axis) => axis.id === id)?.values ?? []
  const put = (id: string, values: string[]) => onChange(rules.map((rule) => ({ id: rule.id, values: rule.id === id ? values : valuesOf(rule.id) })))

  return (
    <Flex vertical gap={8} style={{ padding: 12, borderRadius: 6, background: 'var(--ant-color-fill-quaternary)' }}>
      {rules.map((rule) => {
        const values = valuesOf(rule.id)
        const own = values.filter((value) => !rule.options.some((option) => option.key === value))
        const options = [...rule.options.map((option) => option.key), ...own].map((value) => ({ value, label: shownValue(rule, value, language) }))
        const name = ruleName(rule, language)
        const free = rule.kind === 'text' || rule.own_values
        return (
          <Flex key={rule.id} gap={12} align="center">
            <Typography.Text style={{ width: 96, flex: 'none' }}>
              {rule.required && <span style={{ color: 'var(--ant-color-error)' }}>* </span>}
              {name}
            </Typography.Text>
            <Select
              mode={free ? 'tags' : 'multiple'}
              value={values}
              options={options}
              onChange={(next: string[]) => put(rule.id, [...new Set(next.map((one) => (values.includes(one) ? one : valueOf(rule, one))))].filter(Boolean))}
              maxCount={VALUES_MAX}
              showSearch={{ optionFilterProp: 'label' }}
              disabled={disabled}
              placeholder={t(free ? 'axes.choose-or-type' : 'axes.choose', { name })}
              aria-label={name}
              tokenSeparators={[',', '，', '、']}
              style={{ flex: 1, maxWidth: 640 }}
            />
          </Flex>
        )
      })}
      {!disabled && <Templates rules={rules} onChange={onChange} />}
    </Flex>
  )
}

function Templates({ rules, onChange }: { rules: readonly AttributeRule[]; onChange: (axes: Axis[]) => void }) {
  const t = useEditorText()
  const may = useMay()('catalog.spec_template')
  const asked = api.useQuery('get', '/api/console/catalog/spec-templates', { params: { query: { limit: 200 } } }, { enabled: may })
  const valuesIn = (template: { attributes: { attribute_id: string; values: string[] }[] }, id: string) =>
    template.attributes.find((one) => one.attribute_id === id)?.values ?? []
  const fitting = (asked.data?.items ?? []).filter((template) => rules.some((rule) => valuesIn(template, rule.id).length > 0))
  if (fitting.length === 0) return null
  const items = fitting.map((template) => ({
    key: template.id,
    label: template.name,
    onClick: () => onChange(rules.map((rule) => ({ id: rule.id, values: valuesIn(template, rule.id) }))),
  }))
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="link" size="small" style={{ alignSelf: 'flex-start', paddingInline: 0 }}>
        {t('axes.template')}
      </Button>
    </Dropdown>
  )
}
