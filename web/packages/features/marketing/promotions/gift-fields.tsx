/** 满赠: from an amount on, SKUs of the shop come along. */
import { use } from 'react'
import { DeleteOutlined } from '@ui/icons'
import { useMay } from '@ui/me'
import { Button, Flex, Form, InputNumber, Typography } from '@ui/parts'
import { YuanInput } from '@ui/yuan-field'
import { skuName, useKnown } from '../pickers/names'
import { OneSku } from '../pickers/one-sku'
import { useFormText } from '../words-form'
import { MerchantOfForm } from '../merchant-of-form'
import { Cell } from './cell'
import { useThreshold } from './checks'
import { SkuShown } from './price-fields'
import { Between, InRow, Steps } from './steps'

const FEN_MAX = 10_000_000_000
const QUANTITY_MAX = 1_000_000
const GIFTS_MAX = 10

interface Given {
  sku_id: string
  quantity: number
}

export function GiftSteps() {
  const t = useFormText()
  const threshold = useThreshold()
  return (
    <>
      <Typography.Paragraph type="secondary">{t('effect.thresholds')}</Typography.Paragraph>
      <Steps kind="gift_with_purchase" fresh={{ threshold_fen: null, gifts: [] }}>
        {(row, list) => (
          <Flex vertical gap={8}>
            <InRow>
              <Between>{t('from')}</Between>
              <Cell list={list} row={row} field="threshold_fen" check={threshold}>
                <YuanInput label={t('threshold')} max={FEN_MAX} width={140} />
              </Cell>
              <Between>{t('gifts')}</Between>
            </InRow>
            <GiftsOf row={row} list={list} />
          </Flex>
        )}
      </Steps>
    </>
  )
}

function GiftsOf({ row, list }: { row: number; list: (string | number)[] }) {
  const t = useFormText()
  const merchant = use(MerchantOfForm)
  const mayPick = useMay()('catalog.product')
  const written = (Form.useWatch([...list, row, 'gifts'], Form.useFormInstance()) ?? []) as Partial<Given>[]
  const ids = written.flatMap((one) => one?.sku_id ?? [])
  const known = useKnown('skus', ids)
  const some = (_rule: unknown, gifts: Given[] | undefined) => (gifts !== undefined && gifts.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('must.gift'))))
  return (
    <Form.List name={[row, 'gifts']} rules={[{ validator: some }]}>
      {(gifts, { add, remove }, { errors }) => (
        <Flex vertical gap={8}>
          {gifts.map((gift) => {
            const sku = known.find((one) => one.id === written[gift.name]?.sku_id)
            return (
              <Flex key={gift.key} gap={12} align="center">
                <Form.Item name={[gift.name, 'sku_id']} style={{ flex: 1, minWidth: 0, marginBlockEnd: 0 }}>
                  <SkuShown sku={sku} />
                </Form.Item>
                <Form.Item name={[gift.name, 'quantity']} rules={[{ required: true, message: t('must.pieces') }]} style={{ marginBlockEnd: 0 }}>
                  <InputNumber min={1} max={QUANTITY_MAX} precision={0} aria-label={t('quantity')} style={{ width: 90 }} />
                </Form.Item>
                <Button type="text" icon={<DeleteOutlined />} aria-label={t('remove', { name: sku === undefined ? '' : skuName(sku) })} onClick={() => remove(gift.name)} />
              </Flex>
            )
          })}
          {gifts.length < GIFTS_MAX && mayPick && <OneSku merchant={merchant} without={ids} placeholder={t('gifts.add')} onFound={(sku) => add({ sku_id: sku.id, quantity: 1 })} />}
          {!mayPick && <Typography.Text type="secondary">{t('goods.hidden')}</Typography.Text>}
          <Form.ErrorList errors={errors} />
        </Flex>
      )}
    </Form.List>
  )
}
