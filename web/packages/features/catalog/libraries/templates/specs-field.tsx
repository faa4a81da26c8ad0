/** The specifications of a template: each a sale attribute with its values. */
import { useDeferredValue, useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { DeleteOutlined, PlusOutlined } from '@ui/icons'
import { Button, Flex, Select } from '@ui/parts'
import { useWords } from '@ui/words'
import { keptValues, shownValue } from './filled'
import { useText } from './texts'

export type Attribute = Schema<'ListedAttributeView'>
export interface Filled {
  attribute_id: string | null
  values: string[]
}

const SPECS_MAX = 4
const SHOWN = 50

interface SpecsProps {
  value?: Filled[]
  onChange?: (specs: Filled[]) => void
  /** Attributes that stand there already. */
  known: ReadonlyMap<string, Attribute>
}

export function SpecsField({ value = [], onChange, known }: SpecsProps) {
  const t = useText()
  const [met, setMet] = useState(known)
  const put = (index: number, spec: Filled) => onChange?.(value.map((one, at) => (at === index ? spec : one)))
  function choose(index: number, attribute: Attribute) {
    setMet((before) => new Map(before).set(attribute.id, attribute))
    put(index, { attribute_id: attribute.id, values: [] })
  }
  return (
    <Flex vertical gap={12}>
      {value.map((spec, index) => (
        <SpecLine
          key={index}
          spec={spec}
          attribute={spec.attribute_id === null ? undefined : (met.get(spec.attribute_id) ?? known.get(spec.attribute_id))}
          choose={(attribute) => choose(index, attribute)}
          fill={(values) => put(index, { ...spec, values })}
          remove={() => onChange?.(value.filter((_, at) => at !== index))}
        />
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        disabled={value.length >= SPECS_MAX}
        onClick={() => onChange?.([...value, { attribute_id: null, values: [] }])}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('add')}
      </Button>
    </Flex>
  )
}

interface LineProps {
  spec: Filled
  attribute: Attribute | undefined
  choose: (attribute: Attribute) => void
  fill: (values: string[]) => void
  remove: () => void
}

function SpecLine({ spec, attribute, choose, fill, remove }: LineProps) {
  const t = useText()
  const word = useWords()
  const options = attribute?.options ?? []
  const isText = attribute?.kind === 'text'
  const isOpen = isText || attribute?.own_values === true
  return (
    <Flex gap={8} align="start">
      <AttributeSelect chosen={attribute} onChoose={choose} />
      <Select
        mode={isOpen ? 'tags' : 'multiple'}
        value={spec.values.map((value) => ({ value, label: shownValue(value, options) }))}
        labelInValue
        options={options.map((one) => ({ value: one.key, label: one.name }))}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(chosen: { value: string }[]) =>
          fill(
            keptValues(
              chosen.map((one) => one.value),
              options,
              isText,
            ),
          )
        }
        disabled={attribute === undefined}
        placeholder={t(isOpen ? 'values.own' : 'values.hint')}
        aria-label={t('values')}
        style={{ flex: 1 }}
      />
      <Button type="text" icon={<DeleteOutlined />} aria-label={word('act.remove')} onClick={remove} />
    </Flex>
  )
}

function AttributeSelect({ chosen, onChoose }: { chosen: Attribute | undefined; onChoose: (attribute: Attribute) => void }) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const query = { limit: SHOWN, kind: ['choice' as const, 'text' as const], ...(text === '' ? {} : { text }) }
  const asked = api.useQuery('get', '/api/console/catalog/library/attributes', { params: { query } }, { placeholderData: keepPreviousData })
  const found = asked.data?.items ?? []
  const all = chosen && !found.some((one) => one.id === chosen.id) ? [chosen, ...found] : found
  return (
    <Select
      value={chosen?.id}
      options={all.map((one) => ({ value: one.id, label: one.note === '' ? one.name : `${one.name}（${one.note}）` }))}
      onChange={(id: string) => {
        const attribute = all.find((one) => one.id === id)
        if (attribute) onChoose(attribute)
      }}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={asked.isFetching}
      placeholder={t('attribute.hint')}
      aria-label={t('attribute')}
      style={{ width: 200 }}
    />
  )
}
