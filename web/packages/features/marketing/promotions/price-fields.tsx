/** 限时折扣: SKUs with a price of their own, and a discount for all others in scope. */
import { use } from 'react'
import { DeleteOutlined } from '@ui/icons'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Button, Flex, Form, Typography } from '@ui/parts'
import { Pictured } from '@ui/thumbnail'
import { YuanInput } from '@ui/yuan-field'
import { MerchantOfForm } from '../merchant-of-form'
import { type Sku, skuName, useKnown } from '../pickers/names'
import { OneSku } from '../pickers/one-sku'
import { RateInput } from '../rate-input'
import { useFormText } from '../words-form'
import { Cell, type Check } from './cell'

const FEN_MAX = 10_000_000_000
const PRICES_MAX = 1_000
const AT = ['terms', 'timed_price']

interface Price {
  sku_id: string
  price_fen: number | null
}

export function PricesFields() {
  const t = useFormText()
  const form = Form.useFormInstance()
  const something = () => {
    const written = form.getFieldValue(AT) as { prices?: unknown[]; pay_permille?: number } | undefined
    return written?.pay_permille || (written?.prices ?? []).length > 0 ? Promise.resolve() : Promise.reject(new Error(t('must.something')))
  }
  return (
    <>
      <Form.Item label={t('prices')}>
        <Prices />
      </Form.Item>
      <Form.Item name={[...AT, 'pay_permille']} label={t('timed.rate')} extra={t('timed.rate.help')} rules={[{ validator: something }]} validateTrigger="onSubmit">
        <RateInput label={t('timed.rate')} />
      </Form.Item>
    </>
  )
}

function Prices() {
  const t = useFormText()
  const merchant = use(MerchantOfForm)
  const mayPick = useMay()('catalog.product')
  const written = (Form.useWatch([...AT, 'prices'], Form.useFormInstance()) ?? []) as Partial<Price>[]
  const ids = written.flatMap((one) => one?.sku_id ?? [])
  const known = useKnown('skus', ids)
  const price: Check<Price> = (row) => (row.price_fen === null || row.price_fen === undefined ? t('must.amount') : undefined)
  return (
    <Form.List name={[...AT, 'prices']}>
      {(rows, { add, remove }) => (
        <Flex vertical gap={10}>
          {rows.map((row) => {
            const sku = known.find((one) => one.id === written[row.name]?.sku_id)
            return (
              <Flex key={row.key} gap={12} align="center">
                <Form.Item name={[row.name, 'sku_id']} style={{ flex: 1, minWidth: 0, marginBlockEnd: 0 }}>
                  <SkuShown sku={sku} />
                </Form.Item>
                <Cell<Price> list={[...AT, 'prices']} row={row.name} field="price_fen" check={price}>
                  <YuanInput label={t('price')} max={FEN_MAX} width={130} />
                </Cell>
                <Button type="text" icon={<DeleteOutlined />} aria-label={t('remove', { name: sku === undefined ? '' : skuName(sku) })} onClick={() => remove(row.name)} />
              </Flex>
            )
          })}
          {rows.length < PRICES_MAX && mayPick && <OneSku merchant={merchant} without={ids} placeholder={t('prices.add')} onFound={(sku) => add({ sku_id: sku.id, price_fen: null })} />}
          {!mayPick && <Typography.Text type="secondary">{t('goods.hidden')}</Typography.Text>}
        </Flex>
      )}
    </Form.List>
  )
}

/** Keeps its place in the form, so that the server can say what is wrong with it. */
export function SkuShown({ sku }: { sku: Sku | undefined; value?: string; onChange?: (id: string) => void }) {
  const t = useFormText()
  if (sku === undefined) return <span>…</span>
  const second = (
    <>
      {[sku.spec_text, sku.code].filter(Boolean).join(' · ')} · {t('list-price')} <Money fen={sku.price_fen} />
    </>
  )
  return <Pictured file={sku.picture} name={sku.product_name} second={second} width={400} />
}
