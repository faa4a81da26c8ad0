/** For which goods an offer is: all of them or some, less exceptions; of the platform's, in which shops. */
import { use, useState } from 'react'
import { CategoriesField } from '@ui/category-field'
import { Custom, FieldGroup } from '@ui/fields'
import { useMay } from '@ui/me'
import { Button, Form, Radio, Typography } from '@ui/parts'
import { MerchantOfForm } from './merchant-of-form'
import { BrandsInput, LabelsInput, ProductsInput, SellersInput, SkusInput } from './pickers/many'
import { isEmpty, type Marks } from './values'
import { useFormText } from './words-form'

interface Props {
  /** The platform's own offers may name shops. */
  isPlatforms: boolean
  /** Only goods with a price of their own take part: nothing to choose. */
  ownPricesOnly?: boolean
}

export function ScopeFields({ isPlatforms, ownPricesOnly = false }: Props) {
  const t = useFormText()
  const form = Form.useFormInstance()
  const whole = (Form.useWatch('whole', { form, preserve: true }) ?? true) as boolean
  const mayPick = useMay()('catalog.product')
  const [butShown, showBut] = useState(() => !isEmpty((form.getFieldValue(['scope', 'but']) ?? {}) as Marks))
  const some = () => {
    const only = form.getFieldValue(['scope', 'only']) as Marks | undefined
    return only !== undefined && !isEmpty(only) ? Promise.resolve() : Promise.reject(new Error(t('scope.none')))
  }
  return (
    <FieldGroup title={t('scope')}>
      {isPlatforms && (
        <Custom name={['scope', 'merchant_ids']} label={t('merchants')}>
          <SellersInput placeholder={t('merchants.all')} />
        </Custom>
      )}
      {ownPricesOnly ? (
        <Typography.Paragraph type="secondary">{t('scope.timed')}</Typography.Paragraph>
      ) : (
        <>
          <Form.Item name="whole" rules={whole ? undefined : [{ validator: some }]} validateTrigger="onSubmit">
            <Radio.Group disabled={!mayPick} options={[true, false].map((one) => ({ value: one, label: t(one ? 'scope.whole' : 'scope.some') }))} />
          </Form.Item>
          {!mayPick && <Typography.Paragraph type="secondary">{t('goods.hidden')}</Typography.Paragraph>}
          {!whole && <Typography.Paragraph type="secondary">{t('scope.help')}</Typography.Paragraph>}
          {!whole && <MarksFields side="only" />}
        </>
      )}
      {mayPick &&
        (butShown ? (
          <>
            <Typography.Paragraph>
              {t('but')} <Typography.Text type="secondary">{t('but.help')}</Typography.Text>
            </Typography.Paragraph>
            <MarksFields side="but" />
          </>
        ) : (
          <Form.Item>
            <Button type="link" style={{ paddingInline: 0 }} onClick={() => showBut(true)}>
              {t('but.show')}
            </Button>
          </Form.Item>
        ))}
    </FieldGroup>
  )
}

function MarksFields({ side }: { side: 'only' | 'but' }) {
  const t = useFormText()
  const may = useMay()('catalog.library')
  const merchant = use(MerchantOfForm)
  const at = (name: keyof Marks) => ['scope', side, name]
  return (
    <>
      {may && (
        <>
          <Custom name={at('category_ids')} label={t('categories')}>
            <CategoriesField />
          </Custom>
          <Custom name={at('brand_ids')} label={t('brands')}>
            <BrandsInput />
          </Custom>
          <Custom name={at('labels')} label={t('labels')}>
            <LabelsInput />
          </Custom>
        </>
      )}
      <Custom name={at('product_ids')} label={t('products')}>
        <ProductsInput merchant={merchant} />
      </Custom>
      <Custom name={at('sku_ids')} label={t('skus')}>
        <SkusInput merchant={merchant} />
      </Custom>
    </>
  )
}
