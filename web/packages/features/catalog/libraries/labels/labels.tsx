/** Labels of products. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { RadioField, TextField, WholeField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { PlusOutlined } from '@ui/icons'
import { useMay } from '@ui/me'
import { Button, Flex, Tag } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { useWords } from '@ui/words'
import { type Standing, StandingField, StandingTag } from '../state'
import { useLibraryText } from '../texts'
import { useText } from './texts'

type Label = Schema<'LibraryLabelView'>
type Colour = Label['colour']
const TINTS: Record<Colour, string> = { red: 'red', amber: 'orange', green: 'green', blue: 'blue', teal: 'cyan', grey: 'default' }
const COLOURS = ['teal', 'red', 'amber', 'green', 'blue', 'grey'] as const

interface Values {
  name: string
  name_en: string | null
  colour: Colour
  position: number | null
  state: Standing
}

export function Labels() {
  const t = useText()
  const shared = useLibraryText()
  const word = useWords()
  const may = useMay()('catalog.label', 'write')
  const asked = api.useQuery('get', '/api/console/catalog/labels')
  const [open, setOpen] = useState<Label | 'new' | null>(null)
  return (
    <Flex vertical gap={12} align="stretch">
      {may && (
        <Flex justify="end">
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
            {t('labels.new')}
          </Button>
        </Flex>
      )}
      <PlainTable<Label>
        rows={asked.data}
        columns={[
          { key: 'name', title: shared('name'), show: (row) => <Tag color={TINTS[row.colour]}>{row.name}</Tag> },
          { key: 'name_en', title: shared('name.en'), show: (row) => row.name_en || '—' },
          { key: 'position', title: t('position'), right: true, width: 100, show: (row) => row.position },
          { key: 'state', title: shared('state'), width: 110, show: (row) => <StandingTag state={row.state} /> },
        ]}
        acts={may ? (row) => [{ key: 'edit', title: word('act.edit'), run: () => setOpen(row) }] : undefined}
        empty={t('labels.none')}
      />
      {open !== null && <LabelForm label={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />}
    </Flex>
  )
}

function LabelForm({ label, onClose }: { label?: Label; onClose: () => void }) {
  const t = useText()
  const shared = useLibraryText()
  const say = useSay()
  const make = useAct('post', '/api/console/catalog/labels')
  const edit = useAct('put', '/api/console/catalog/labels/{label_id}')

  async function save(values: Values) {
    const body = { ...values, name_en: values.name_en ?? '', position: values.position ?? 0 }
    if (label === undefined) await make.run({ body })
    else await edit.run({ params: { path: { label_id: label.id } }, body: { ...body, version: label.version } })
    say.done(shared(label === undefined ? 'made' : 'saved'))
  }

  const tints = COLOURS.map((value) => ({ value, label: <Tag color={TINTS[value]}>{t(value)}</Tag> }))
  return (
    <FormDrawer<Values>
      open
      title={t(label === undefined ? 'labels.new' : 'labels.edit')}
      initial={label ?? { colour: 'teal', position: 0, state: 'active' }}
      onClose={onClose}
      onSubmit={save}
    >
      <TextField name="name" label={shared('name')} help={t('labels.name.help')} required max={12} autoFocus />
      <TextField name="name_en" label={shared('name.en')} help={shared('name.en.help')} max={100} />
      <RadioField name="colour" label={t('colour')} options={tints} />
      <WholeField name="position" label={t('position')} help={t('position.help')} min={0} max={9999} />
      <StandingField />
    </FormDrawer>
  )
}
