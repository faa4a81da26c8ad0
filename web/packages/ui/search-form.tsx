/** The search form over a list: three fields shown, the rest folds. */
import { useEffect, useState } from 'react'
import { Button, DatePicker, Flex, Form, Input, InputNumber, Select } from 'antd'
import { DownOutlined, UpOutlined } from '@ant-design/icons'
import dayjs, { type Dayjs } from 'dayjs'
import type { Filter, Values } from './list-types'
import { useWords } from './words'

const SHOWN = 3

interface SearchFormProps {
  filters: readonly Filter[]
  values: Values
  onSearch: (values: Values) => void
}

type Entered = Record<string, unknown>

const nameOf = (filter: Filter) => (filter.kind === 'between' ? filter.from : filter.name)

/** Parameters as the form's controls hold them. */
export function entered(filters: readonly Filter[], values: Values): Entered {
  return Object.fromEntries(
    filters.map((filter) => {
      if (filter.kind !== 'between') return [filter.name, values[filter.name] ?? (filter.kind === 'choices' ? [] : null)]
      const times = [values[filter.from], values[filter.below]].map((time) => (typeof time === 'string' ? dayjs(time) : null))
      return [filter.from, times.some((time) => time !== null) ? times : null]
    }),
  )
}

/** And back: only what was filled in. */
export function parametersOf(filters: readonly Filter[], form: Entered): Values {
  const values: Values = {}
  const set = (name: string, value: unknown) => {
    if (Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && String(value).trim() !== '')
      values[name] = Array.isArray(value) ? value.map(String) : String(value).trim()
  }
  for (const filter of filters) {
    const given = form[nameOf(filter)]
    if (filter.kind !== 'between') set(filter.name, given)
    else if (Array.isArray(given)) {
      const [from, below] = given as (Dayjs | null)[]
      set(filter.from, from?.toISOString())
      set(filter.below, below?.toISOString())
    }
  }
  return values
}

export function SearchForm({ filters, values, onSearch }: SearchFormProps) {
  const word = useWords()
  const [form] = Form.useForm<Entered>()
  const [folded, setFolded] = useState(true)
  const given = JSON.stringify(values)
  useEffect(() => form.setFieldsValue(entered(filters, JSON.parse(given) as Values)), [form, filters, given])
  const isShown = (filter: Filter, index: number) => !folded || index < SHOWN || values[nameOf(filter)] !== undefined

  return (
    <Form
      form={form}
      layout="vertical"
      className="ht-search"
      onFinish={(filled: Entered) => onSearch(parametersOf(filters, filled))}
    >
      {filters.map((filter, index) => (
        <Form.Item key={nameOf(filter)} name={nameOf(filter)} label={filter.title} hidden={!isShown(filter, index)}>
          {control(filter, { yes: word('yes'), no: word('no'), all: word('all'), from: word('list.from'), to: word('list.to') })}
        </Form.Item>
      ))}
      <Flex gap={8} align="end">
        <Button type="primary" htmlType="submit">
          {word('act.search')}
        </Button>
        <Button onClick={() => onSearch({})}>{word('act.reset')}</Button>
        {filters.length > SHOWN && (
          <Button type="link" icon={folded ? <DownOutlined /> : <UpOutlined />} iconPlacement="end" onClick={() => setFolded(!folded)}>
            {word(folded ? 'act.unfold' : 'act.fold')}
          </Button>
        )}
      </Flex>
    </Form>
  )
}

type Texts = Record<'yes' | 'no' | 'all' | 'from' | 'to', string>

function control(filter: Filter, text: Texts) {
  const wide = { width: '100%' }
  switch (filter.kind) {
    case 'text':
      return <Input allowClear maxLength={200} />
    case 'whole':
      return <InputNumber precision={0} style={wide} />
    case 'yes-no': {
      const options = [
        { value: 'true', label: text.yes },
        { value: 'false', label: text.no },
      ]
      return <Select allowClear placeholder={text.all} options={options} />
    }
    case 'choice':
    case 'choices': {
      const mode = filter.kind === 'choices' ? 'multiple' : undefined
      return <Select allowClear mode={mode} showSearch={{ optionFilterProp: 'label' }} placeholder={text.all} options={[...filter.options]} />
    }
    case 'custom':
      return filter.control
    case 'between':
      return <DatePicker.RangePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" allowEmpty={[true, true]} placeholder={[text.from, text.to]} style={wide} />
  }
}
