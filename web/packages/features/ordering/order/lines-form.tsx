/** Other goods or other quantities before it goes, with what that means for the money. */
import { useDeferredValue, useState } from 'react'
import { keepPreviousData } from '@tanstack/react-query'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { FormDrawer } from '@ui/form'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Alert, Flex, InputNumber, Select, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { Pictured } from '@ui/thumbnail'
import type { OrderPage } from '../state'
import { Change } from './change'
import { wordsOf } from './problems'
import { type OrderText, useOrderText } from './texts'

type Changed = Schema<'ChangedLinesView'>
const QUANTITY_MAX = 9_999
const FOUND_MAX = 20

interface Good {
  /** A gift may be of a SKU that is bought as well. */
  key: string
  sku_id: string
  is_gift: boolean
  product_name: string
  spec_text: string
  picture: string | null
  before: number
  after: number | null
}

/** What is asked for: the quantities that are not as they were. */
export function wishesOf(goods: readonly Good[]) {
  return goods.filter((one) => one.after !== null && one.after !== one.before).map((one) => ({ sku_id: one.sku_id, quantity: one.after ?? 0, is_gift: one.is_gift }))
}

/** Lines that were bought; what was given follows by itself, and once it is paid can be taken out alone. */
export function goodsOf({ lines, state }: Pick<OrderPage, 'lines' | 'state'>): Good[] {
  return lines
    .filter((line) => !line.is_gift || state !== 'awaiting_payment')
    .map(({ id, sku_id, is_gift, product_name, spec_text, picture, quantity }) => ({ key: id, sku_id, is_gift, product_name, spec_text, picture, before: quantity, after: quantity }))
}

export function LinesForm({ it, close }: { it: OrderPage; close: () => void }) {
  const t = useOrderText()
  const say = useSay()
  const may = useMay()
  const change = useAct('post', '/api/console/ordering/orders/{order_id}/lines', { touches: ['/api/console/ordering', '/api/console/payments'] })
  const [goods, setGoods] = useState(() => goodsOf(it))
  const [isSent, setSent] = useState(false)
  const lines = wishesOf(goods)
  const preview = api.useQuery(
    'post',
    '/api/console/ordering/orders/{order_id}/lines/preview',
    { params: { path: { order_id: it.id } }, body: { lines } },
    // What was changed is no change any more: once it is sent, nothing is asked about it.
    { enabled: lines.length > 0 && !isSent, placeholderData: keepPreviousData, retry: false },
  )
  const shown = lines.length === 0 || preview.error ? undefined : preview.data

  async function submit() {
    setSent(true)
    try {
      await change.run({ params: { path: { order_id: it.id } }, body: { version: it.version, lines } })
    } catch (error) {
      setSent(false)
      throw error
    }
    say.done(t('goods.changed'))
  }
  return (
    <FormDrawer title={t('goods.title', { number: it.number })} open width={760} onClose={close} submit={t('goods.submit')} disabled={shown === undefined} onSubmit={submit}>
      <Typography.Paragraph type="secondary">{t(it.state === 'awaiting_payment' ? 'goods.what.unpaid' : 'goods.what.paid')}</Typography.Paragraph>
      <PlainTable<Good>
        rows={goods}
        rowKey="key"
        columns={[
          { key: 'good', title: t('line.good'), show: (one) => <Pictured file={one.picture} name={one.product_name} second={[one.is_gift ? t('goods.gift') : '', one.spec_text].filter(Boolean).join(' · ')} /> },
          { key: 'before', title: t('goods.before'), right: true, show: (one) => one.before },
          {
            key: 'after',
            title: t('goods.after'),
            right: true,
            show: (one) => (
              <InputNumber
                value={one.after}
                min={0}
                max={one.is_gift ? one.before : QUANTITY_MAX}
                precision={0}
                disabled={false}
                aria-label={`${t('goods.after')} ${one.product_name}`}
                onChange={(after) => setGoods(goods.map((other) => (other.key === one.key ? { ...other, after } : other)))}
              />
            ),
          },
        ]}
      />
      {may('catalog.product') && <Add seller={it.merchant_id} without={goods} onFound={(good) => setGoods([...goods, good])} t={t} />}
      {preview.error && lines.length > 0 && <Alert type="error" showIcon title={wordsOf(preview.error)} style={{ marginBlockStart: 12 }} />}
      <Outcome it={it} changed={shown} t={t} />
    </FormDrawer>
  )
}

interface AddProps {
  seller: string
  without: readonly Good[]
  onFound: (good: Good) => void
  t: OrderText
}

/** Goods of the same shop, found by name or code. */
function Add({ seller, without, onFound, t }: AddProps) {
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const query = { text, merchant_id: seller, limit: FOUND_MAX }
  const asked = api.useQuery('get', '/api/console/catalog/skus', { params: { query } }, { enabled: text !== '', placeholderData: keepPreviousData })
  const known = new Set(without.filter((one) => !one.is_gift).map((one) => one.sku_id))
  const found = (asked.data?.items ?? []).filter((one) => !known.has(one.id))
  return (
    <Select
      value={null}
      disabled={false}
      style={{ width: '100%', marginBlockStart: 12 }}
      placeholder={t('goods.add')}
      aria-label={t('goods.add')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={asked.isFetching}
      options={text === '' ? [] : found.map((one) => ({ value: one.id, label: [one.product_name, one.spec_text, one.code].filter(Boolean).join(' · ') }))}
      onChange={(id: string | null) => {
        const one = found.find((sku) => sku.id === id)
        if (one !== undefined) onFound({ key: one.id, sku_id: one.id, is_gift: false, product_name: one.product_name, spec_text: one.spec_text, picture: one.picture, before: 0, after: 1 })
        setTyped('')
      }}
    />
  )
}

function Outcome({ it, changed, t }: { it: OrderPage; changed: Changed | undefined; t: OrderText }) {
  if (changed === undefined) return <Typography.Paragraph type="secondary" style={{ marginBlockStart: 12 }}>{t('goods.wait')}</Typography.Paragraph>
  const leaving = changed.lines.filter((one) => one.is_gift && one.after < one.before)
  return (
    <Flex vertical align="end" gap={4} style={{ marginBlockStart: 12 }}>
      {leaving.map((one) => (
        <Typography.Text key={one.sku_id} type="warning">
          {t('goods.gift.leaves', { name: [one.product_name, one.spec_text].filter(Boolean).join(' '), before: one.before, after: one.after })}
        </Typography.Text>
      ))}
      <Change label={t('price.order')} before={changed.payable_before_fen} after={changed.payable_fen} />
      {it.sisters_count > 0 && <Change label={t('price.trade')} before={changed.trade_payable_before_fen} after={changed.trade_payable_fen} />}
      {changed.back_fen > 0 && <Sum label={t('goods.back')} fen={changed.back_fen} />}
      {changed.extra_fen > 0 && <Sum label={t('goods.extra')} fen={changed.extra_fen} />}
    </Flex>
  )
}

function Sum({ label, fen }: { label: string; fen: number }) {
  return (
    <Flex gap={12} align="baseline">
      <Typography.Text type="secondary">{label}</Typography.Text>
      <Typography.Text strong>
        <Money fen={fen} />
      </Typography.Text>
    </Flex>
  )
}
