/** Which attributes a category asks for, in which role; those from above count anyway. */
import { useDeferredValue, useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { FormDrawer } from '@ui/form'
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ui/icons'
import { Button, Checkbox, Flex, Form, Segmented, Select, Tooltip, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { useWords } from '@ui/words'
import { moved } from '../attributes/options'
import { useNamed } from '../named'
import { useLibraryText } from '../texts'
import type { Detail } from './panel'
import { useText } from './texts'

type Bound = Pick<Detail['attributes'][number], 'attribute_id' | 'name' | 'name_en' | 'note' | 'kind' | 'role' | 'required' | 'filterable'>
interface Values {
  attributes: Bound[]
}
const FOUND_MAX = 50
const WIDTH = 820

export function AttributesForm({ category, onClose }: { category: Detail; onClose: () => void }) {
  const t = useText()
  const shared = useLibraryText()
  const say = useSay()
  const named = useNamed()
  const bind = useAct('put', '/api/console/catalog/categories/{category_id}/attributes')
  async function save({ attributes }: Values) {
    const listed = attributes.map(({ attribute_id, role, required, filterable }) => ({ attribute_id, role, required, filterable }))
    await bind.run({ params: { path: { category_id: category.id } }, body: { version: category.version, attributes: listed } })
    say.done(shared('saved'))
  }
  const own = category.attributes.filter((one) => one.category_id === category.id)
  return (
    <FormDrawer<Values> open width={WIDTH} title={`${t('attributes.set')} · ${named(category)}`} initial={{ attributes: own }} onClose={onClose} onSubmit={save}>
      <Form.Item name="attributes" extra={t('attributes.inherited')}>
        <BoundField />
      </Form.Item>
    </FormDrawer>
  )
}

function BoundField({ value = [], onChange }: { value?: Bound[]; onChange?: (bound: Bound[]) => void }) {
  const put = (index: number, change: Partial<Bound>) => onChange?.(value.map((one, at) => (at === index ? { ...one, ...change } : one)))
  return (
    <Flex vertical gap={8}>
      <AddAttribute known={value} onAdd={(bound) => onChange?.([...value, bound])} />
      {value.map((bound, index) => (
        <BoundLine
          key={bound.attribute_id}
          bound={bound}
          first={index === 0}
          last={index === value.length - 1}
          put={(change) => put(index, change)}
          move={(by) => onChange?.(moved(value, index, by))}
          remove={() => onChange?.(value.filter((_, at) => at !== index))}
        />
      ))}
    </Flex>
  )
}

interface LineProps {
  bound: Bound
  first: boolean
  last: boolean
  put: (change: Partial<Bound>) => void
  move: (by: -1 | 1) => void
  remove: () => void
}

function BoundLine({ bound, first, last, put, move, remove }: LineProps) {
  const t = useText()
  const shared = useLibraryText()
  const word = useWords()
  const named = useNamed()
  const isFit = bound.kind === 'text' || bound.kind === 'choice'
  const roles = (['sale', 'parameter'] as const).map((value) => ({ value, label: shared(value), disabled: value === 'sale' && !isFit }))
  return (
    <Flex gap={12} align="center">
      <div style={{ flex: 1, minWidth: 0 }}>
        <Typography.Text ellipsis>{named(bound)}</Typography.Text>{' '}
        <Typography.Text type="secondary">{[bound.note, shared(`kind.${bound.kind}`)].filter(Boolean).join(' · ')}</Typography.Text>
      </div>
      <Tooltip title={isFit ? undefined : t('not.sale')}>
        <Segmented value={bound.role} options={roles} onChange={(role) => put({ role })} />
      </Tooltip>
      <Checkbox checked={bound.required} onChange={(event) => put({ required: event.target.checked })}>
        {shared('required')}
      </Checkbox>
      <Checkbox checked={bound.filterable} onChange={(event) => put({ filterable: event.target.checked })}>
        {shared('filterable')}
      </Checkbox>
      <Flex>
        <Button type="text" icon={<ArrowUpOutlined />} aria-label={shared('up')} disabled={first} onClick={() => move(-1)} />
        <Button type="text" icon={<ArrowDownOutlined />} aria-label={shared('down')} disabled={last} onClick={() => move(1)} />
        <Button type="text" icon={<DeleteOutlined />} aria-label={word('act.remove')} onClick={remove} />
      </Flex>
    </Flex>
  )
}

function AddAttribute({ known, onAdd }: { known: readonly Bound[]; onAdd: (bound: Bound) => void }) {
  const t = useText()
  const shared = useLibraryText()
  const named = useNamed()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const query = { limit: FOUND_MAX, ...(text && { text }) }
  const asked = api.useQuery('get', '/api/console/catalog/library/attributes', { params: { query } }, { placeholderData: keepPreviousData })
  const found = (asked.data?.items ?? []).filter((one) => !known.some((bound) => bound.attribute_id === one.id))
  function add(id: string) {
    const chosen = found.find((one) => one.id === id)
    if (chosen === undefined) return
    const { name, name_en, note, kind } = chosen
    onAdd({ attribute_id: id, name, name_en, note, kind, role: 'parameter', required: false, filterable: false })
    setTyped('')
  }
  return (
    <Select
      value={null}
      options={found.map((one) => ({ value: one.id, label: [named(one), one.note, shared(`kind.${one.kind}`)].filter(Boolean).join(' · ') }))}
      onChange={(id: string | null) => id !== null && add(id)}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      loading={asked.isFetching}
      placeholder={t('attribute.add')}
      aria-label={t('attribute.add')}
    />
  )
}
