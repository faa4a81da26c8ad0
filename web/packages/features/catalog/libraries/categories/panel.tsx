/** One category: what is charged, asked for and sold there, and where each comes from. */
import { type ReactNode, useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Facts, Section } from '@ui/detail-page'
import { Button, Flex, Space, Tag, Typography } from '@ui/parts'
import { Content } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { useWords } from '@ui/words'
import { useNamed } from '../named'
import { useRemoving } from '../removing'
import { StandingTag } from '../state'
import { type LibraryText, useLibraryText } from '../texts'
import { AttributesForm } from './attributes-form'
import { BrandsForm } from './brands-form'
import { CategoryForm } from './form'
import { MoveForm } from './move-form'
import type { Node } from './nodes'
import { PapersForm } from './papers-form'
import { type Text, useText } from './texts'

export type Detail = Schema<'CategoryDetailView'>
type Tree = { roots: Node[]; all: Map<string, Node> }
type Form = 'edit' | 'below' | 'move' | 'attributes' | 'brands' | 'papers'

interface PanelProps {
  id: string
  tree: Tree
  may: boolean
  onChoose: (id: string | null) => void
}

export function Panel({ id, tree, may, onChoose }: PanelProps) {
  const t = useText()
  const shared = useLibraryText()
  const named = useNamed()
  const [form, setForm] = useState<Form | null>(null)
  const asked = api.useQuery('get', '/api/console/catalog/categories/{category_id}', { params: { path: { category_id: id } } })
  const it = asked.data
  const close = () => setForm(null)
  const set = (which: Form, title: string) => may && <Button onClick={() => setForm(which)}>{title}</Button>
  return (
    <Content asked={asked}>
      {it && (
        <Flex vertical gap={16}>
          <Flex justify="space-between" align="center" gap={12} wrap>
            <Space>
              <Typography.Title level={4} style={{ margin: 0 }}>
                {named(it)}
              </Typography.Title>
              <StandingTag state={it.state} />
            </Space>
            {may && <Acts it={it} open={setForm} onRemoved={() => onChoose(it.parent_id)} />}
          </Flex>
          <CategoryFacts it={it} tree={tree} />
          <Section title={t('attributes')} extra={set('attributes', t('attributes.set'))}>
            <Attributes it={it} tree={tree} />
          </Section>
          <Section title={t('brands')} extra={set('brands', t('brands.set'))}>
            <Brands it={it} />
          </Section>
          <Section title={t('papers')} extra={set('papers', t('papers.set'))}>
            <PlainTable rows={it.requirements} rowKey="kind" columns={paperColumns(t, shared, tree, it.id)} empty={t('papers.none')} />
          </Section>
          {form === 'edit' && <CategoryForm parent={null} category={it} onClose={close} />}
          {form === 'below' && <CategoryForm parent={it} onClose={close} onMade={onChoose} />}
          {form === 'move' && <MoveForm category={it} tree={tree} onClose={close} />}
          {form === 'attributes' && <AttributesForm category={it} onClose={close} />}
          {form === 'brands' && <BrandsForm category={it} onClose={close} />}
          {form === 'papers' && <PapersForm category={it} onClose={close} />}
        </Flex>
      )}
    </Content>
  )
}

function Acts({ it, open, onRemoved }: { it: Detail; open: (form: Form) => void; onRemoved: () => void }) {
  const t = useText()
  const word = useWords()
  const removing = useRemoving()
  const remove = useAct('delete', '/api/console/catalog/categories/{category_id}')
  async function ask() {
    if (await removing(it.name, () => remove.run({ params: { path: { category_id: it.id } } }))) onRemoved()
  }
  return (
    <Space>
      <Button danger disabled={it.child_count > 0} loading={remove.running} onClick={() => void ask()}>
        {word('act.delete')}
      </Button>
      <Button onClick={() => open('move')}>{t('move')}</Button>
      <Button onClick={() => open('below')}>{t('new.below')}</Button>
      <Button type="primary" onClick={() => open('edit')}>
        {t('edit')}
      </Button>
    </Space>
  )
}

/** Names of categories by id. */
function useNameOf(tree: Tree): (id: string) => string {
  const named = useNamed()
  return (id) => {
    const category = tree.all.get(id)?.category
    return category ? named(category) : '—'
  }
}

const percent = (permille: number) => `${permille / 10}%`

function CategoryFacts({ it, tree }: { it: Detail; tree: Tree }) {
  const t = useText()
  const nameOf = useNameOf(tree)
  const shared = useLibraryText()
  let commission: ReactNode = t('commission.none')
  if (it.commission_counted !== null && it.commission_from !== null) {
    const above = it.commission_from === it.id ? null : t('commission.from', { name: nameOf(it.commission_from) })
    commission = (
      <Space>
        {percent(it.commission_counted)}
        {above && <Typography.Text type="secondary">{above}</Typography.Text>}
      </Space>
    )
  }
  return (
    <Facts
      facts={[
        { label: t('path'), value: it.path.map(nameOf).join(' / '), wide: true },
        { label: shared('name.en'), value: it.name_en },
        { label: t('commission'), value: commission },
        { label: t('children'), value: it.child_count === 0 ? t('leaf') : it.child_count },
      ]}
    />
  )
}

function Attributes({ it, tree }: { it: Detail; tree: Tree }) {
  const t = useText()
  const shared = useLibraryText()
  const named = useNamed()
  return (
    <PlainTable
      rows={it.attributes}
      rowKey="attribute_id"
      columns={[
        {
          key: 'name',
          title: t('attribute'),
          show: (row) => (
            <Space>
              {named(row)}
              {row.note !== '' && <Typography.Text type="secondary">{row.note}</Typography.Text>}
            </Space>
          ),
        },
        {
          key: 'kind',
          title: shared('kind'),
          show: (row) => [shared(`kind.${row.kind}`), row.unit, row.option_count > 0 && t('options', { count: row.option_count })].filter(Boolean).join(' · '),
        },
        { key: 'role', title: t('role'), show: (row) => <Tag color={row.role === 'sale' ? 'cyan' : undefined}>{shared(row.role)}</Tag> },
        { key: 'asked', title: t('asked'), show: (row) => [row.required && shared('required'), row.filterable && shared('filterable')].filter(Boolean).join(' · ') || '—' },
        { key: 'from', title: t('from'), show: (row) => <From id={row.category_id} here={it.id} tree={tree} /> },
      ]}
      empty={t('attributes.none')}
    />
  )
}

function From({ id, here, tree }: { id: string; here: string; tree: Tree }) {
  const t = useText()
  const nameOf = useNameOf(tree)
  return <Typography.Text type="secondary">{id === here ? t('from.here') : nameOf(id)}</Typography.Text>
}

function Brands({ it }: { it: Detail }) {
  const t = useText()
  const named = useNamed()
  if (it.brands.length === 0) return <Typography.Text type="secondary">{t('brands.none')}</Typography.Text>
  return (
    <Flex gap={6} wrap>
      {it.brands.map((brand) => (
        <Tag key={brand.id} color={brand.category_id === it.id ? 'cyan' : undefined} style={{ marginInlineEnd: 0 }}>
          {named(brand)}
        </Tag>
      ))}
    </Flex>
  )
}

function paperColumns(t: Text, shared: LibraryText, tree: Tree, here: string) {
  return [
    { key: 'name', title: shared('name'), show: (row: Detail['requirements'][number]) => row.name },
    { key: 'expiry', title: t('expiry'), show: (row: Detail['requirements'][number]) => t(row.needs_expiry ? 'yes' : 'no') },
    { key: 'from', title: t('from'), show: (row: Detail['requirements'][number]) => <From id={row.category_id} here={here} tree={tree} /> },
  ]
}
