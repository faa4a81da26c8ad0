/** The parts of the form of a product, each a card of its own. */
import type { ReactNode } from 'react'
import { api } from '@api/client'
import { CategoryField } from '@ui/category-field'
import { ChoicesField, Custom, LongTextField, RadioField, TextField } from '@ui/fields'
import { Gallery } from '@ui/gallery-field'
import { useLanguage } from '@ui/language'
import { Alert, Card, Form, Typography } from '@ui/parts'
import { RichTextField } from '@ui/rich-text'
import { AttributeFields } from './attributes-field'
import { BrandSelect } from './brand-select'
import { type EditorValues, type Part, PICTURES_MAX, wrongOf } from './content'
import { PICTURES } from './purposes'
import type { AttributeRule } from './rules'
import { SellerSelect } from './seller-select'
import { SpecMatrix } from './spec-matrix'
import { ruleName } from './specs'
import { useEditorText } from './texts-editor'

export function PartCard({ part, children }: { part: Part; children: ReactNode }) {
  const t = useEditorText()
  return (
    <Card id={`part-${part}`} title={t(`part.${part}`)} style={{ scrollMarginTop: 16 }}>
      {children}
    </Card>
  )
}

const KINDS = ['physical', 'virtual', 'card_key'] as const
const COMPOSITIONS = ['single', 'bundle', 'gift_pack'] as const

export interface Brand {
  id: string
  name: string
  name_en: string
}

interface BasicsProps {
  /** It was approved once, so that what it is stays. */
  fixed: boolean
  brand?: Brand | null
  /** Where the shop may sell. */
  only?: readonly string[]
  /** It may be made for any shop; `made`: it was, and stays that shop's. */
  shops: boolean
  made: boolean
}

export function Basics({ fixed, brand, only, shops, made }: BasicsProps) {
  const t = useEditorText()
  const category = Form.useWatch<EditorValues['category_id']>('category_id')
  return (
    <PartCard part="basics">
      {shops && (
        <Custom name="merchant_id" label={t('merchant')} help={t('merchant.help')}>
          <SellerSelect disabled={made} />
        </Custom>
      )}
      <Custom name="category_id" label={t('category')} help={t(only?.length === 0 ? 'category.none-granted' : 'category.help')} required>
        <CategoryField only={only} />
      </Custom>
      <TextField name="name" label={t('name')} help={t('name.help')} required max={120} />
      <LongTextField name="subtitle" label={t('subtitle')} hint={t('subtitle.help')} max={200} rows={1} />
      <Custom name="brand_id" label={t('brand')}>
        <BrandSelect category={category} known={brand} />
      </Custom>
      <RadioField name="kind" label={t('kind')} disabled={fixed} options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} />
      <RadioField
        name="composition"
        label={t('composition')}
        help={t('composition.help')}
        disabled={fixed}
        options={COMPOSITIONS.map((value) => ({ value, label: t(`composition.${value}`) }))}
      />
      <TextField name="code" label={t('code')} help={t('code.help')} max={64} />
    </PartCard>
  )
}

export function Pictures() {
  const t = useEditorText()
  return (
    <PartCard part="pictures">
      <Custom name="pictures" label={t('pictures')} help={t('pictures.help', { max: PICTURES_MAX })}>
        <Gallery purpose={PICTURES} max={PICTURES_MAX} label={t('pictures')} />
      </Custom>
    </PartCard>
  )
}

export function Attributes({ rules }: { rules: readonly AttributeRule[] | undefined }) {
  const t = useEditorText()
  const asked = rules?.some((rule) => rule.role === 'parameter')
  return (
    <PartCard part="attributes">
      {rules === undefined && <Typography.Text type="secondary">{t('category.first')}</Typography.Text>}
      {asked === false && <Typography.Text type="secondary">{t('attributes.none')}</Typography.Text>}
      {rules !== undefined && <AttributeFields rules={rules} />}
    </PartCard>
  )
}

interface SkusPartProps {
  rules: readonly AttributeRule[] | undefined
  wrong: ReadonlyMap<string, string>
  costs: boolean
  category: string | null | undefined
}

/** Places that are no cell of the table: said above it. */
const IN_CELLS = /^skus\/\d+\/(price_fen|market_fen|cost_fen|code|barcode|weight_gram|volume_cm3|shelf_life_days|picture|components)(\/|$)/

export function SkusPart({ rules, wrong, costs, category }: SkusPartProps) {
  const t = useEditorText()
  const pictures = Form.useWatch<string[]>('pictures') ?? []
  const composition = Form.useWatch<EditorValues['composition']>('composition')
  const above = [...wrong].filter(([place]) => place.startsWith('skus') && !IN_CELLS.test(place))
  return (
    <PartCard part="skus">
      {above.map(([place, text]) => (
        <Alert key={place} type="error" showIcon title={`${nameOf(place, t('sku'))}${text}`} style={{ marginBlockEnd: 12 }} />
      ))}
      {rules === undefined ? (
        <Typography.Text type="secondary">{t('category.first')}</Typography.Text>
      ) : (
        <Form.Item<EditorValues> name="skus" noStyle>
          <SpecMatrix
            key={category}
            rules={rules}
            pictures={pictures}
            costs={costs}
            bundle={composition !== undefined && composition !== 'single'}
            wrongAt={(index, field) => wrongOf(wrong, index, field)}
          />
        </Form.Item>
      )}
    </PartCard>
  )
}

/** `skus/2/spec` → `规格 3：` */
function nameOf(place: string, word: string): string {
  const index = /^skus\/(\d+)/.exec(place)?.[1]
  return index === undefined ? '' : `${word} ${Number(index) + 1}：`
}

export function Html() {
  const t = useEditorText()
  return (
    <PartCard part="html">
      <RichTextField name="html" label={t('html')} help={t('html.help')} purpose={PICTURES} />
    </PartCard>
  )
}

export function Promises() {
  const t = useEditorText()
  const { language } = useLanguage()
  const labels = api.useQuery('get', '/api/console/catalog/library/labels')
  const promises = api.useQuery('get', '/api/console/catalog/library/promises')
  const named = (all: { id: string; name: string; name_en: string }[] | undefined) => (all ?? []).map((one) => ({ value: one.id, label: ruleName(one, language) }))
  return (
    <PartCard part="promises">
      <ChoicesField name="label_ids" label={t('labels')} help={t('labels.help')} options={named(labels.data)} loading={labels.isLoading} max={20} />
      <ChoicesField name="promise_ids" label={t('promises')} help={t('promises.help')} options={named(promises.data)} loading={promises.isLoading} max={20} />
    </PartCard>
  )
}
