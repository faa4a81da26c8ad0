/** The attribute library. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { PlusOutlined } from '@ui/icons'
import { ImportLink } from '@ui/import-link'
import { ListPage } from '@ui/list-page'
import type { Column, Filter } from '@ui/list-types'
import { useMay } from '@ui/me'
import { Button, Flex, Tag, Typography } from '@ui/parts'
import { useWords } from '@ui/words'
import { type Named, useNamed } from '../named'
import { useRemoving } from '../removing'
import { type LibraryText, useLibraryText } from '../texts'
import { type Attribute, AttributeForm, KINDS } from './form'
import { type Text, useText } from './texts'

const SHOWN = 6

function Options({ attribute }: { attribute: Attribute }) {
  const named = useNamed()
  if (attribute.options.length === 0) return attribute.unit || '—'
  const rest = attribute.options.length - SHOWN
  return (
    <Flex gap={4} wrap style={{ maxWidth: 420 }}>
      {attribute.options.slice(0, SHOWN).map((option) => (
        <Tag key={option.key} style={{ marginInlineEnd: 0 }}>
          {named(option)}
        </Tag>
      ))}
      {rest > 0 && <Typography.Text type="secondary">+{rest}</Typography.Text>}
    </Flex>
  )
}

function columns(t: Text, shared: LibraryText, named: (one: Named) => string): Column<Attribute>[] {
  return [
    {
      key: 'name',
      title: shared('name'),
      sort: 'name',
      show: (row) => (
        <>
          {named(row)} {row.note !== '' && <Typography.Text type="secondary">{row.note}</Typography.Text>}
        </>
      ),
    },
    { key: 'kind', title: shared('kind'), width: 150, show: (row) => shared(`kind.${row.kind}`) },
    { key: 'options', title: `${t('options')} / ${t('unit')}`, show: (row) => <Options attribute={row} /> },
    { key: 'name_en', title: shared('name.en'), hidden: true, show: (row) => row.name_en },
    { key: 'categories', title: t('categories'), right: true, width: 160, show: (row) => row.category_count },
  ]
}

function filters(t: Text, shared: LibraryText): Filter[] {
  return [
    { kind: 'text', name: 'text', title: t('find') },
    { kind: 'choices', name: 'kind', title: shared('kind'), options: KINDS.map((value) => ({ value, label: shared(`kind.${value}`) })) },
  ]
}

export default function Attributes() {
  const t = useText()
  const shared = useLibraryText()
  const word = useWords()
  const may = useMay()('catalog.attribute', 'write')
  const removing = useRemoving()
  const named = useNamed()
  const remove = useAct('delete', '/api/console/catalog/attributes/{attribute_id}')
  const [open, setOpen] = useState<Attribute | 'new' | null>(null)
  const make = may && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
      {t('new')}
    </Button>
  )
  const buttons = may && (
    <>
      <ImportLink importer="catalog.attributes" back="/catalog/attributes" />
      {make}
    </>
  )
  const acts = (row: Attribute) => [
    { key: 'edit', title: word('act.edit'), run: () => setOpen(row) },
    {
      key: 'delete',
      title: word('act.delete'),
      danger: true,
      run: () => removing(row.name, () => remove.run({ params: { path: { attribute_id: row.id } } })),
    },
  ]
  return (
    <ListPage
      path="/api/console/catalog/attributes"
      title={t('title')}
      what={t('what')}
      primary={buttons}
      columns={columns(t, shared, named)}
      filters={filters(t, shared)}
      acts={may ? acts : undefined}
      empty={{ why: t('none'), next: make || undefined }}
    >
      {open !== null && <AttributeForm attribute={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />}
    </ListPage>
  )
}
