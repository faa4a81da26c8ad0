/** What sells beside what was submitted, part by part. */
import type { ReactNode } from 'react'
import { categoryName, useCategories } from '@ui/category-tree'
import { Section } from '@ui/detail-page'
import { useLanguage } from '@ui/language'
import { Money } from '@ui/money'
import { Flex, Table, Typography } from '@ui/parts'
import { RichTextRead } from '@ui/rich-text'
import { Thumbnail } from '@ui/thumbnail'
import { type Changed, changedParts } from './changed'
import { useBrandName, useLabelNames, useSkuNames } from './names'
import { shownAttribute, SkuState, Tags } from './shown'
import type { Content, ShownSku } from './shown'
import { ruleName, shownSpec } from './specs'
import { useText } from './texts'
import { useContentText } from './texts-content'
import { useReviewText } from './texts-review'
import type { RevisionShown } from './review'

const SIDE = 72
type Field = Extract<Changed, { kind: 'field' }>['field']
type SkuField = Extract<Changed, { kind: 'sku' }>['field']

export function RevisionDifferences({ it, before }: { it: RevisionShown; before: Content }) {
  const t = useReviewText()
  const parts = changedParts(it.fields)
  const decided = it.state === 'applied' || it.state === 'refused' || it.state === 'withdrawn'
  const nameOf = useNames(it, before)
  const show = useShow(it, before)
  const columns = [
    { key: 'name', title: '', width: 180, render: (one: Changed) => <Typography.Text strong>{nameOf(one)}</Typography.Text> },
    { key: 'before', title: t(decided ? 'before.then' : 'before'), render: (one: Changed) => <Side gone>{show(one, before, it.after)}</Side> },
    { key: 'after', title: t('after'), render: (one: Changed) => <Side>{show(one, it.after, before)}</Side> },
  ]
  return (
    <Section title={t('differences')}>
      <Table<Changed>
        size="middle"
        tableLayout="fixed"
        rowKey="place"
        pagination={false}
        columns={columns}
        dataSource={parts}
        onRow={() => ({ style: { verticalAlign: 'top' } })}
        locale={{ emptyText: t('differences.none') }}
      />
    </Section>
  )
}

function Side({ gone = false, children }: { gone?: boolean; children: ReactNode }) {
  const ground = gone ? undefined : 'var(--ant-color-success-bg)'
  return <div style={{ overflowWrap: 'anywhere', padding: '2px 6px', borderRadius: 4, background: ground }}>{children ?? '—'}</div>
}

function skuOf(content: Content, id: string): ShownSku | undefined {
  return content.skus.find((sku) => sku.id === id)
}

function useNames(it: RevisionShown, before: Content) {
  const t = useReviewText()
  const { language } = useLanguage()
  const rules = it.rules?.attributes ?? []
  const specOf = (id: string) => {
    const sku = skuOf(it.after, id) ?? skuOf(before, id)
    return shownSpec(rules, sku?.spec ?? {}, language) || it.sku_codes[id] || '—'
  }
  return (one: Changed): string => {
    switch (one.kind) {
      case 'field':
        return t(one.field === 'kind' ? 'kind_' : one.field)
      case 'attribute': {
        const rule = rules.find((rule) => rule.id === one.id)
        return rule === undefined ? t('attribute') : ruleName(rule, language)
      }
      case 'sku':
        return `${t('sku', { spec: specOf(one.id) })} ${t(one.field)}`
      case 'whole-sku':
        return t(skuOf(before, one.id) === undefined ? 'sku.new' : 'sku.gone', { spec: specOf(one.id) })
    }
  }
}

/** How a part is drawn; `other` is the other side, so that what only one side has can be marked. */
function useShow(it: RevisionShown, before: Content) {
  const t = useText()
  const content = useContentText()
  const { language } = useLanguage()
  const { tree } = useCategories()
  const labelOf = useLabelNames()
  const brands = [useBrandName(before.brand_id), useBrandName(it.after.brand_id)]
  const all = [...before.skus, ...it.after.skus].flatMap((sku) => (sku.components ?? []).map((part) => part.sku_id))
  const skuName = useSkuNames([...new Set(all)])
  const rules = it.rules?.attributes ?? []

  function field(name: Field, side: Content, other: Content): ReactNode {
    switch (name) {
      case 'category_id':
        return categoryName(tree, side.category_id)
      case 'brand_id':
        return side === before ? brands[0] : brands[1]
      case 'kind':
        return side.kind && t(`kind.${side.kind}`)
      case 'composition':
        return side.composition && t(`composition.${side.composition}`)
      case 'pictures':
        return <Pictures files={side.pictures ?? []} others={other.pictures ?? []} />
      case 'html':
        return <RichTextRead html={side.html} />
      case 'label_ids':
      case 'promise_ids':
        return <Tags names={(side[name] ?? []).map(labelOf)} />
      default:
        return side[name] || '—'
    }
  }
  function ofSku(sku: ShownSku | undefined, name: SkuField): ReactNode {
    if (sku === undefined) return '—'
    switch (name) {
      case 'price_fen':
      case 'market_fen':
      case 'cost_fen':
        return <Money fen={sku[name]} />
      case 'picture':
        return sku.picture ? <Thumbnail file={sku.picture} side={SIDE} /> : '—'
      case 'spec':
        return shownSpec(rules, sku.spec ?? {}, language)
      case 'enabled':
        return <SkuState enabled={sku.enabled ?? true} t={content} />
      case 'components':
        return (sku.components ?? []).map((part) => (
          <div key={part.sku_id}>
            {skuName(part.sku_id)} × {part.quantity}
          </div>
        ))
      default:
        return sku[name] ?? '—'
    }
  }
  return (one: Changed, side: Content, other: Content): ReactNode => {
    switch (one.kind) {
      case 'field':
        return field(one.field, side, other)
      case 'attribute': {
        const values: Record<string, string | string[]> = side.attributes ?? {}
        return shownAttribute(rules.find((rule) => rule.id === one.id), values[one.id], language)
      }
      case 'sku':
        return ofSku(skuOf(side, one.id), one.field)
      case 'whole-sku': {
        const sku = skuOf(side, one.id)
        return sku === undefined ? '—' : <WholeSku sku={sku} spec={shownSpec(rules, sku.spec ?? {}, language)} />
      }
    }
  }
}

function WholeSku({ sku, spec }: { sku: ShownSku; spec: string }) {
  return (
    <Flex gap={12} align="center">
      {sku.picture && <Thumbnail file={sku.picture} />}
      <div>
        <div>{spec}</div>
        <Money fen={sku.price_fen} /> <Typography.Text type="secondary">{sku.code}</Typography.Text>
      </div>
    </Flex>
  )
}

/** Pictures of one side; those that the other does not have are framed. */
function Pictures({ files, others }: { files: readonly string[]; others: readonly string[] }) {
  if (files.length === 0) return '—'
  const known = new Set(others)
  return (
    <Flex gap={6} wrap>
      {files.map((file) => (
        <span key={file} style={{ outline: known.has(file) ? undefined : '2px solid var(--ant-color-warning)', borderRadius: 4 }}>
          <Thumbnail file={file} side={SIDE} />
        </span>
      ))}
    </Flex>
  )
}
