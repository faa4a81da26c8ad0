/** Fields of forms. `name` is the key in the values; an optional field that is empty gives null. */
import type { ReactElement, ReactNode } from 'react'
import { Button, DatePicker, Flex, Form, type FormItemProps, Input, InputNumber, Radio, Select, Switch, TreeSelect, Typography } from 'antd'
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import dayjs, { type Dayjs } from 'dayjs'
import type { FieldName } from './problem-form'
import { useWords } from './words'

export interface Field {
  name: FieldName
  label: ReactNode
  help?: ReactNode
  required?: boolean
  disabled?: boolean
  hint?: string
}

export interface Option<Value extends string | number = string> {
  value: Value
  label: ReactNode
  disabled?: boolean
}

export interface Branch {
  value: string
  label: ReactNode
  disabled?: boolean
  children?: Branch[]
}

const orNull = (value: unknown) => (value === '' || value === undefined ? null : value)

/** A labelled place for a control; what all fields have in common. */
function Labelled({ field, children, more }: { field: Field; children: ReactElement; more?: FormItemProps }) {
  const word = useWords()
  const label = typeof field.label === 'string' ? field.label : ''
  const needed = { required: true, message: word('form.required', { label }) }
  const rules = [...(field.required ? [needed] : []), ...((more?.rules as object[] | undefined) ?? [])]
  return (
    <Form.Item normalize={orNull} {...more} name={field.name as string} label={field.label} extra={field.help} rules={rules}>
      {children}
    </Form.Item>
  )
}

/** `autoComplete`: what a browser may offer, for logins and one-time codes. */
export function TextField({ max = 200, autoComplete = 'off', autoFocus, ...field }: Field & { max?: number; autoComplete?: string; autoFocus?: boolean }) {
  const input = <Input maxLength={max} disabled={field.disabled} placeholder={field.hint} autoComplete={autoComplete} autoFocus={autoFocus} />
  return <Labelled field={field}>{input}</Labelled>
}

export function LongTextField({ max = 2000, rows = 3, ...field }: Field & { max?: number; rows?: number }) {
  const autoSize = { minRows: rows, maxRows: 16 }
  const input = <Input.TextArea maxLength={max} autoSize={autoSize} disabled={field.disabled} placeholder={field.hint} />
  return <Labelled field={field}>{input}</Labelled>
}

/** Passwords and keys; `fresh` for one that is newly set, so that the browser offers no old one. */
export function SecretField({ fresh = false, autoFocus, ...field }: Field & { fresh?: boolean; autoFocus?: boolean }) {
  const input = <Input.Password autoFocus={autoFocus} disabled={field.disabled} autoComplete={fresh ? 'new-password' : 'current-password'} />
  return <Labelled field={field}>{input}</Labelled>
}

export function WholeField({ min, max, unit, ...field }: Field & { min?: number; max?: number; unit?: string }) {
  const input = <InputNumber min={min} max={max} precision={0} suffix={unit} disabled={field.disabled} placeholder={field.hint} style={{ width: 200 }} />
  return <Labelled field={field}>{input}</Labelled>
}

type Chosen = Field & { options: readonly Option[]; loading?: boolean }

const byLabel = { optionFilterProp: 'label' }

export function ChoiceField({ options, loading, ...field }: Chosen) {
  const word = useWords()
  const input = (
    <Select
      options={[...options]}
      loading={loading}
      allowClear={!field.required}
      showSearch={byLabel}
      disabled={field.disabled}
      placeholder={field.hint ?? word('form.choose')}
    />
  )
  return <Labelled field={field}>{input}</Labelled>
}

export function ChoicesField({ options, loading, max, ...field }: Chosen & { max?: number }) {
  const word = useWords()
  const input = (
    <Select
      mode="multiple"
      options={[...options]}
      loading={loading}
      maxCount={max}
      showSearch={byLabel}
      disabled={field.disabled}
      placeholder={field.hint ?? word('form.choose')}
    />
  )
  return <Labelled field={field}>{input}</Labelled>
}

export function RadioField({ options, loading: _loading, ...field }: Chosen) {
  return (
    <Labelled field={field}>
      <Radio.Group options={[...options]} disabled={field.disabled} />
    </Labelled>
  )
}

export function TreeField({ tree, loading, many = false, ...field }: Field & { tree: Branch[]; loading?: boolean; many?: boolean }) {
  const word = useWords()
  const input = (
    <TreeSelect
      treeData={tree}
      loading={loading}
      multiple={many}
      allowClear={!field.required}
      showSearch
      treeNodeFilterProp="label"
      treeDefaultExpandAll
      disabled={field.disabled}
      placeholder={field.hint ?? word('form.choose')}
    />
  )
  return <Labelled field={field}>{input}</Labelled>
}

export function SwitchField(field: Field) {
  return (
    <Labelled field={{ ...field, required: false }} more={{ valuePropName: 'checked', normalize: Boolean }}>
      <Switch disabled={field.disabled} />
    </Labelled>
  )
}

const isoOf = (value: Dayjs | null) => value?.toISOString() ?? null
const dayOf = (value: Dayjs | null) => value?.format('YYYY-MM-DD') ?? null
const toDay = { getValueProps: (value: string | null) => ({ value: value ? dayjs(value) : null }) }

/** A moment; the value is an ISO time in UTC. */
export function TimeField(field: Field) {
  return (
    <Labelled field={field} more={{ ...toDay, normalize: isoOf }}>
      <DatePicker showTime disabled={field.disabled} />
    </Labelled>
  )
}

/** A day of the calendar; the value is `2026-11-22`. */
export function DateField(field: Field) {
  return (
    <Labelled field={field} more={{ ...toDay, normalize: dayOf }}>
      <DatePicker disabled={field.disabled} />
    </Labelled>
  )
}

/** Any control that takes `value` and `onChange`. */
export function Custom({ children, ...field }: Field & { children: ReactElement }) {
  return <Labelled field={field}>{children}</Labelled>
}

export function FieldGroup({ title, help, children }: { title: ReactNode; help?: ReactNode; children: ReactNode }) {
  return (
    <section style={{ marginBlockEnd: 8 }}>
      <Typography.Title level={2} style={{ fontSize: 15, marginBlock: '8px 4px' }}>
        {title}
      </Typography.Title>
      {help !== undefined && <Typography.Paragraph type="secondary">{help}</Typography.Paragraph>}
      {children}
    </section>
  )
}

export interface ListFieldProps {
  name: FieldName
  label: ReactNode
  /** What a new row begins with. */
  fresh: unknown
  add?: string
  max?: number
  /** Fields of one row; their names begin with `index`: `[index, 'amount']`. */
  children: (index: number) => ReactNode
}

export function ListField({ name, label, fresh, add, max = 50, children }: ListFieldProps) {
  const word = useWords()
  return (
    <Form.Item label={label}>
      <Form.List name={name as string}>
        {(rows, { add: append, remove }) => (
          <Flex vertical gap={8}>
            {rows.map((row) => (
              <Flex key={row.key} gap={8} align="flex-start">
                <div style={{ flex: 1, minWidth: 0 }}>{children(row.name)}</div>
                <Button type="text" icon={<DeleteOutlined />} aria-label={word('act.remove')} onClick={() => remove(row.name)} />
              </Flex>
            ))}
            <Button type="dashed" icon={<PlusOutlined />} disabled={rows.length >= max} onClick={() => append(fresh)}>
              {add ?? word('act.add')}
            </Button>
          </Flex>
        )}
      </Form.List>
    </Form.Item>
  )
}
