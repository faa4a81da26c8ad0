/** The content of a product to read: pictures, parameters, SKUs, description. */
import { Link } from 'react-router'
import type { Schema } from '@api/types'
import { Facts, Section } from '@ui/detail-page'
import { useLanguage } from '@ui/language'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Flex, Tag, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { RichTextRead } from '@ui/rich-text'
import { StatusTag } from '@ui/status-tag'
import { Thumbnail } from '@ui/thumbnail'
import { useSkuNames } from './names'
import type { AttributeRule } from './rules'
import { ruleName, shownSpec, shownValue } from './specs'
import { PrintLabels } from './print-labels'
import { type ContentText, useContentText } from './texts-content'

export type Content = Schema<'ContentShown'>
export type ShownSku = Content['skus'][number]

const SIDE = 96
const NO_RULES: AttributeRule[] = []

/** `stock`: SKUs that are counted lead to their stock. `labels`: labels of SKUs can be printed. */
export function ContentSections({ content, rules = NO_RULES, stock = false, labels = false }: { content: Content; rules?: readonly AttributeRule[]; stock?: boolean; labels?: boolean }) {
  const t = useContentText()
  return (
    <>
      <Section title={t('part.pictures')}>
        <PictureRow files={content.pictures ?? []} none={t('pictures.none')} />
      </Section>
      <Section title={t('part.skus')} extra={labels && <PrintLabels skus={content.skus} rules={rules} />}>
        <SkuRows skus={content.skus} rules={rules} stock={stock} />
      </Section>
      <Parameters content={content} rules={rules} />
      <Section title={t('part.html')}>
        {content.html ? <RichTextRead html={content.html} /> : <Typography.Text type="secondary">{t('html.none')}</Typography.Text>}
      </Section>
    </>
  )
}

export function PictureRow({ files, none }: { files: readonly string[]; none: string }) {
  if (files.length === 0) return <Typography.Text type="secondary">{none}</Typography.Text>
  return (
    <Flex gap={8} wrap>
      {files.map((file) => (
        <Thumbnail key={file} file={file} side={SIDE} />
      ))}
    </Flex>
  )
}

export function shownAttribute(rule: AttributeRule | undefined, value: string | readonly string[] | undefined, language: string): string {
  if (value === undefined || rule === undefined) return '—'
  const values = typeof value === 'string' ? [value] : value
  return values.map((one) => shownValue(rule, one, language)).join('、') || '—'
}

function Parameters({ content, rules }: { content: Content; rules: readonly AttributeRule[] }) {
  const t = useContentText()
  const { language } = useLanguage()
  const values: Record<string, string | string[]> = content.attributes ?? {}
  const facts = rules
    .filter((rule) => rule.role === 'parameter' && values[rule.id] !== undefined)
    .map((rule) => ({ label: ruleName(rule, language), value: shownAttribute(rule, values[rule.id], language) }))
  if (facts.length > 0) return <Facts title={t('part.attributes')} facts={facts} />
  return (
    <Section title={t('part.attributes')}>
      <Typography.Text type="secondary">{t('attributes.none')}</Typography.Text>
    </Section>
  )
}

export function SkuRows({ skus, rules, stock }: { skus: readonly ShownSku[]; rules: readonly AttributeRule[]; stock: boolean }) {
  const t = useContentText()
  const { language } = useLanguage()
  const parts = skus.flatMap((sku) => sku.components ?? [])
  const nameOf = useSkuNames(parts.map((part) => part.sku_id))
  const counted = useMay()('inventory.stock') && stock
  const costs = skus.some((sku) => typeof sku.cost_fen === 'number')
  const components = {
    key: 'components',
    title: t('part.components'),
    show: (sku: ShownSku) => (
      <div style={{ whiteSpace: 'normal', maxWidth: 320 }}>
        {(sku.components ?? []).map((part) => (
          <div key={part.sku_id}>
            {nameOf(part.sku_id)} × {part.quantity}
          </div>
        ))}
      </div>
    ),
  }
  const cost = { key: 'cost', title: t('sku.cost_fen'), right: true, show: (sku: ShownSku) => <Money fen={sku.cost_fen} /> }
  const inStock = { key: 'stock', title: t('sku.stock'), show: (sku: ShownSku) => <Link to={`/inventory/stock/${sku.id}`}>{t('sku.stock.look')}</Link> }
  return (
    <PlainTable<ShownSku>
      rows={skus}
      columns={[
        { key: 'picture', title: '', width: 56, show: (sku) => (sku.picture ? <Thumbnail file={sku.picture} side={36} /> : null) },
        { key: 'spec', title: t('sku'), show: (sku) => shownSpec(rules, sku.spec ?? {}, language) || t('sku.single') },
        { key: 'price', title: t('sku.price_fen'), right: true, show: (sku) => <Money fen={sku.price_fen} /> },
        { key: 'market', title: t('sku.market_fen'), right: true, show: (sku) => <Money fen={sku.market_fen} /> },
        ...(costs ? [cost] : []),
        ...(parts.length > 0 ? [components] : []),
        { key: 'code', title: t('sku.code'), show: (sku) => sku.code },
        { key: 'barcode', title: t('sku.barcode'), show: (sku) => sku.barcode ?? '—' },
        { key: 'weight', title: t('sku.weight'), right: true, show: (sku) => (sku.weight_gram ? t('unit.gram', { value: sku.weight_gram }) : '—') },
        { key: 'volume', title: t('sku.volume'), right: true, show: (sku) => (sku.volume_cm3 ? t('unit.cm3', { value: sku.volume_cm3 }) : '—') },
        ...(skus.some((sku) => sku.shelf_life_days) ? [{ key: 'life', title: t('sku.life'), right: true, show: (sku: ShownSku) => (sku.shelf_life_days ? t('unit.days', { value: sku.shelf_life_days }) : '—') }] : []),
        { key: 'state', title: t('sku.state'), show: (sku) => <SkuState enabled={sku.enabled ?? true} t={t} /> },
        ...(counted ? [inStock] : []),
      ]}
    />
  )
}

export function SkuState({ enabled, t }: { enabled: boolean; t: ContentText }) {
  return <StatusTag meaning={enabled ? 'good' : 'off'}>{t(enabled ? 'sku.active' : 'sku.disabled')}</StatusTag>
}

export function Tags({ names }: { names: readonly string[] }) {
  if (names.length === 0) return <span>—</span>
  return (
    <Flex gap={4} wrap>
      {names.map((name) => (
        <Tag key={name}>{name}</Tag>
      ))}
    </Flex>
  )
}
