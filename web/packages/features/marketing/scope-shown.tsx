/** For which goods an offer is, by name. */
import { type ReactNode } from 'react'
import { api } from '@api/client'
import { categoryName, useCategories } from '@ui/category-tree'
import { useLanguage } from '@ui/language'
import { useMay } from '@ui/me'
import { Flex, Tag, Typography } from '@ui/parts'
import { skuName, useKnown } from './pickers/names'
import { isEmpty, type Marks, NO_MARKS, type Scope } from './values'
import { useText } from './words'
import { useFormText } from './words-form'

const SHOWN_MAX = 30

export function ScopeShown({ scope, isPlatforms }: { scope: Scope; isPlatforms: boolean }) {
  const t = useText()
  const form = useFormText()
  const sellers = useKnown('sellers', scope.merchant_ids)
  const only = { ...NO_MARKS, ...scope.only }
  const but = { ...NO_MARKS, ...scope.but }
  return (
    <Flex vertical gap={8}>
      {isPlatforms && (
        <Named title={t('merchants')} names={scope.merchant_ids.length === 0 ? [t('merchants.all')] : scope.merchant_ids.map((id) => sellers.find((one) => one.merchant_id === id)?.shop_name ?? '…')} />
      )}
      {isEmpty(only) ? <span>{form('scope.whole')}</span> : <MarksShown marks={only} />}
      {!isEmpty(but) && (
        <>
          <Typography.Text type="secondary">{form('but')}</Typography.Text>
          <MarksShown marks={but} />
        </>
      )}
    </Flex>
  )
}

function MarksShown({ marks }: { marks: Marks }) {
  const form = useFormText()
  const { language } = useLanguage()
  const mayLibrary = useMay()('catalog.library')
  const { tree } = useCategories()
  const brands = useKnown('brands', marks.brand_ids)
  const products = useKnown('products', marks.product_ids)
  const skus = useKnown('skus', marks.sku_ids)
  const labels = api.useQuery('get', '/api/console/catalog/library/labels', {}, { enabled: mayLibrary && marks.labels.length > 0 })
  const own = (one: { name: string; name_en: string } | undefined) => (one === undefined ? '…' : language === 'zh-CN' ? one.name : one.name_en || one.name)
  const named = (sku: (typeof skus)[number] | undefined) => (sku === undefined ? '…' : skuName(sku))
  return (
    <>
      <Named title={form('categories')} names={marks.category_ids.map((id) => categoryName(tree, id))} />
      <Named title={form('brands')} names={marks.brand_ids.map((id) => own(brands.find((one) => one.id === id)))} />
      <Named title={form('labels')} names={marks.labels.map((id) => own(labels.data?.find((one) => one.id === id)))} />
      <Named title={form('products')} names={marks.product_ids.map((id) => products.find((one) => one.id === id)?.name ?? '…')} />
      <Named title={form('skus')} names={marks.sku_ids.map((id) => named(skus.find((one) => one.id === id)))} />
    </>
  )
}

function Named({ title, names }: { title: ReactNode; names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <Flex gap={4} wrap align="center">
      <Typography.Text type="secondary">{title}</Typography.Text>
      {names.slice(0, SHOWN_MAX).map((name, number) => (
        <Tag key={number}>{name}</Tag>
      ))}
      {names.length > SHOWN_MAX && <Typography.Text type="secondary">+{names.length - SHOWN_MAX}</Typography.Text>}
    </Flex>
  )
}
