/** An attribute, new or changed: its kind decides what else is asked for. */
import { useState } from 'react'
import { useAct } from '@api/act'
import type { RowOf } from '@ui/list-types'
import { Custom, RadioField, SwitchField, TextField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { useSay } from '@ui/say'
import { useLibraryText } from '../texts'
import { OptionsField } from './options-field'
import type { Written } from './options'
import { useText } from './texts'

export type Attribute = RowOf<'/api/console/catalog/attributes'>
export type Kind = Attribute['kind']
export const KINDS = ['choice', 'choices', 'text', 'number', 'date'] as const

interface Values {
  name: string
  name_en: string | null
  note: string | null
  kind: Kind
  unit: string | null
  options?: Written[]
  own_values?: boolean
}

const isChoice = (kind: Kind) => kind === 'choice' || kind === 'choices'

function bodyOf(values: Values) {
  const { kind, name } = values
  const options = isChoice(kind) ? (values.options ?? []).filter((one) => one.name.trim() !== '') : []
  return {
    name,
    kind,
    name_en: values.name_en ?? '',
    note: values.note ?? '',
    unit: kind === 'number' ? (values.unit ?? '') : '',
    options: options.map((one) => ({ key: one.key, name: one.name, name_en: one.name_en })),
    own_values: isChoice(kind) && (values.own_values ?? false),
  }
}

export function AttributeForm({ attribute, onClose }: { attribute?: Attribute; onClose: () => void }) {
  const t = useText()
  const shared = useLibraryText()
  const say = useSay()
  const make = useAct('post', '/api/console/catalog/attributes')
  const edit = useAct('put', '/api/console/catalog/attributes/{attribute_id}')
  const [kind, setKind] = useState<Kind>(attribute?.kind ?? 'choice')
  const isFixed = (attribute?.category_count ?? 0) > 0

  async function save(values: Values) {
    const body = bodyOf(values)
    if (attribute === undefined) await make.run({ body })
    else await edit.run({ params: { path: { attribute_id: attribute.id } }, body: { ...body, version: attribute.version } })
    say.done(shared(attribute === undefined ? 'made' : 'saved'))
  }

  return (
    <FormDrawer<Values>
      open
      width={680}
      title={t(attribute === undefined ? 'new' : 'edit')}
      initial={attribute ?? { kind: 'choice', options: [], own_values: false }}
      onClose={onClose}
      onSubmit={save}
      onChange={(changed) => changed.kind && setKind(changed.kind)}
    >
      <TextField name="name" label={shared('name')} required max={40} autoFocus />
      <TextField name="name_en" label={shared('name.en')} help={shared('name.en.help')} max={100} />
      <TextField name="note" label={t('note')} help={t('note.help')} max={60} />
      <RadioField
        name="kind"
        label={shared('kind')}
        help={isFixed ? t('kind.fixed') : undefined}
        disabled={isFixed}
        options={KINDS.map((value) => ({ value, label: shared(`kind.${value}`) }))}
      />
      {kind === 'number' && <TextField name="unit" label={t('unit')} help={t('unit.help')} max={12} />}
      {isChoice(kind) && (
        <>
          <Custom name="options" label={t('options')} help={t('options.help')}>
            <OptionsField />
          </Custom>
          <SwitchField name="own_values" label={t('own')} help={t('own.help')} />
        </>
      )}
    </FormDrawer>
  )
}
