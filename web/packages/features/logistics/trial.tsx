/** What sending some goods would cost now, and why. */
import { type ReactNode, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { Custom } from '@ui/fields'
import { FormCard } from '@ui/form'
import { useMay, useMe } from '@ui/me'
import { Button, Card, Flex, Form, Typography } from '@ui/parts'
import { DeleteOutlined, PlusOutlined } from '@ui/icons'
import { PlainPage } from '@ui/plain-page'
import { RegionField } from '@ui/region-field'
import { SELF_RUN_ID } from '@ui/self-run'
import { useWords } from '@ui/words'
import { CategoryInput } from './category-input'
import { MEASURES, MONEY_DIGITS } from './measures'
import { Bounded } from './rates-fields'
import { Explained } from './explained'
import { freshGoods, type Goods, linesOf } from './goods'
import { SkuInput } from './sku-input'
import { useText } from './texts'
import { useTrialText } from './trial-texts'
import { UnitInput } from './unit-input'

interface Values {
  region: string | null
  goods: Goods[]
}

const GOODS_MAX = 20
const PIECES_MAX = 1_000_000
const UNIT_MAX = 1_000_000_000

export default function Trial() {
  const t = useTrialText()
  const { place } = useMe()
  const [asked] = useSearchParams()
  const attempt = useAct('post', '/api/console/logistics/freight-trials', { touches: [] })
  const [found, setFound] = useState<Schema<'FreightView'>>()
  const merchant = place.merchant_id ?? asked.get('merchant') ?? SELF_RUN_ID

  async function submit({ region, goods }: Values) {
    if (region === null) return
    setFound(await attempt.run({ body: { region, lines: linesOf(goods, merchant) } }))
  }

  return (
    <PlainPage title={t('title')} what={t('what')}>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(420px, 1fr))', gap: 16, alignItems: 'start' }}>
        <FormCard<Values> submit={t('calculate')} initial={{ region: null, goods: [freshGoods()] }} onSubmit={submit} onChange={() => setFound(undefined)}>
          <Custom name="region" label={t('region')} required>
            <RegionField />
          </Custom>
          <GoodsFields merchant={merchant} />
        </FormCard>
        <Card title={t('result')}>
          {found === undefined ? <Typography.Text type="secondary">{t('result.none')}</Typography.Text> : <Explained found={found} />}
        </Card>
      </div>
    </PlainPage>
  )
}

function GoodsFields({ merchant }: { merchant: string }) {
  const t = useTrialText()
  const word = useWords()
  return (
    <Form.Item label={t('goods')}>
      <Form.List name="goods">
        {(rows, { add, remove }) => (
          <Flex vertical gap={12}>
            {rows.map((row, number) => (
              <Card
                key={row.key}
                size="small"
                title={t('goods.one', { number: number + 1 })}
                extra={rows.length > 1 && <Button type="text" icon={<DeleteOutlined />} aria-label={`${word('act.remove')} ${t('goods.one', { number: number + 1 })}`} onClick={() => remove(row.name)} />}
              >
                <OneGoods name={row.name} merchant={merchant} />
              </Card>
            ))}
            <Button type="dashed" icon={<PlusOutlined />} disabled={rows.length >= GOODS_MAX} onClick={() => add(freshGoods())}>
              {t('goods.add')}
            </Button>
          </Flex>
        )}
      </Form.List>
    </Form.Item>
  )
}

function OneGoods({ name, merchant }: { name: number; merchant: string }) {
  const t = useTrialText()
  const unit = useText()
  const form = Form.useFormInstance<Values>()
  const mayPick = useMay()('catalog.product')
  const fill = (goods: Omit<Goods, 'quantity'>) => form.setFieldValue(['goods', name], { ...(form.getFieldValue(['goods', name]) as Goods), ...goods })
  return (
    <Flex vertical gap={12}>
      {mayPick && (
        <Form.Item label={t('goods.pick')} extra={t('goods.pick.hint')} style={{ marginBlockEnd: 0 }}>
          <SkuInput merchant={merchant} label={t('goods.pick')} placeholder={t('goods.pick.placeholder')} onPick={fill} />
        </Form.Item>
      )}
      <Form.Item name={[name, 'category_id']} label={t('category')} style={{ marginBlockEnd: 0 }}>
        <CategoryInput label={t('category')} placeholder={t('category.any')} />
      </Form.Item>
      <Flex gap={12} wrap>
        <Labelled label={t('quantity')}>
          <Bounded name={[name, 'quantity']} label={t('quantity')} least={1} most={PIECES_MAX}>
            <UnitInput digits={0} unit={unit('unit.piece')} label={t('quantity')} />
          </Bounded>
        </Labelled>
        <Labelled label={t('weight')}>
          <Bounded name={[name, 'weight_gram']} label={t('weight')} least={0} most={UNIT_MAX}>
            <UnitInput digits={MEASURES.weight.digits} unit={unit('unit.kg')} label={t('weight')} />
          </Bounded>
        </Labelled>
        <Labelled label={t('volume')}>
          <Bounded name={[name, 'volume_cm3']} label={t('volume')} least={0} most={UNIT_MAX}>
            <UnitInput digits={MEASURES.volume.digits} unit={unit('unit.m3')} label={t('volume')} />
          </Bounded>
        </Labelled>
        <Labelled label={t('price')}>
          <Bounded name={[name, 'price_fen']} label={t('price')} least={0} most={UNIT_MAX}>
            <UnitInput digits={MONEY_DIGITS} sign="¥" label={t('price')} />
          </Bounded>
        </Labelled>
      </Flex>
    </Flex>
  )
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Typography.Text type="secondary">{label}</Typography.Text>
      {children}
    </div>
  )
}
