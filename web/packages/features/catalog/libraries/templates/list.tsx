/** Spec templates: the platform's for all, and one's own. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { PlusOutlined } from '@ui/icons'
import { ListPage } from '@ui/list-page'
import type { Column, Filter } from '@ui/list-types'
import { useMay, useMe } from '@ui/me'
import { Button, Flex, Tag, Typography } from '@ui/parts'
import { useWords } from '@ui/words'
import { useNamed } from '../named'
import { useRemoving } from '../removing'
import { type LibraryText, useLibraryText } from '../texts'
import { shownValue } from './filled'
import { type Template, TemplateForm } from './form'
import { type Attribute } from './specs-field'
import { type Text, useText } from './texts'

const SHOWN = 8

function Specs({ template }: { template: Template }) {
  const named = useNamed()
  return (
    <Flex vertical gap={4}>
      {template.attributes.map(({ attribute, values }) => {
        const options = attribute.options.map((one) => ({ key: one.key, name: named(one) }))
        return (
          <Flex key={attribute.id} gap={4} wrap align="center" style={{ maxWidth: 620 }}>
            <Typography.Text type="secondary">{named(attribute)}</Typography.Text>
            {values.slice(0, SHOWN).map((value) => (
              <Tag key={value} style={{ marginInlineEnd: 0 }}>
                {shownValue(value, options)}
              </Tag>
            ))}
            {values.length > SHOWN && <Typography.Text type="secondary">+{values.length - SHOWN}</Typography.Text>}
          </Flex>
        )
      })}
    </Flex>
  )
}

function columns(t: Text, shared: LibraryText, whose: (row: Template) => string): Column<Template>[] {
  return [
    { key: 'name', title: shared('name'), sort: 'name', width: 240, show: (row) => row.name },
    { key: 'specs', title: t('specs'), show: (row) => <Specs template={row} /> },
    { key: 'whose', title: t('whose'), width: 110, show: (row) => <Tag color={row.merchant_id === null ? 'cyan' : undefined}>{whose(row)}</Tag> },
  ]
}

const knownOf = (template: Template | undefined) =>
  new Map<string, Attribute>(template?.attributes.map(({ attribute }) => [attribute.id, { ...attribute, category_count: 0 }]))

export default function Templates() {
  const t = useText()
  const shared = useLibraryText()
  const word = useWords()
  const home = useMe().place.merchant_id
  const may = useMay()('catalog.spec_template', 'write')
  const removing = useRemoving()
  const remove = useAct('delete', '/api/console/catalog/spec-templates/{template_id}')
  const [open, setOpen] = useState<Template | 'new' | null>(null)
  const make = may && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
      {t('new')}
    </Button>
  )
  const whose = (row: Template) => t(row.merchant_id === null ? 'house' : row.merchant_id === home ? 'own' : 'shop')
  const filters: Filter[] = [
    { kind: 'text', name: 'text', title: t('find') },
    { kind: 'yes-no', name: 'own', title: t(home === null ? 'only.shop' : 'only.own') },
  ]
  const acts = (row: Template) => {
    const disabled = row.merchant_id === home ? (false as const) : t('not.own')
    return [
      { key: 'edit', title: word('act.edit'), disabled, run: () => setOpen(row) },
      {
        key: 'delete',
        title: word('act.delete'),
        danger: true,
        disabled,
        run: () => removing(row.name, () => remove.run({ params: { path: { template_id: row.id } } })),
      },
    ]
  }
  const opened = open === 'new' || open === null ? undefined : open
  return (
    <ListPage
      path="/api/console/catalog/spec-templates"
      title={t('title')}
      what={t(home === null ? 'what.platform' : 'what')}
      primary={make}
      columns={columns(t, shared, whose)}
      filters={filters}
      acts={may ? acts : undefined}
      empty={{ why: t('none'), next: make || undefined }}
    >
      {open !== null && <TemplateForm template={opened} known={knownOf(opened)} onClose={() => setOpen(null)} />}
    </ListPage>
  )
}
