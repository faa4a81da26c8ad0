/** Some goods and a buyer as one imagines him: what he pays, line by line, and why; anew with each change. */
import { useEffect, useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { client } from '@api/client'
import { asProblem } from '@api/problem'
import type { Schema } from '@api/types'
import { useMay } from '@ui/me'
import { DeleteOutlined } from '@ui/icons'
import { Alert, Button, Flex, InputNumber, Switch, Typography } from '@ui/parts'
import { skuName, useKnown } from '../pickers/names'
import { OneSku } from '../pickers/one-sku'
import type { Content } from '../values'
import { useTrialText } from '../words-trial'
import { Pays, phoneOf } from './pays'
import { Tried } from './tried'

type Wanted = Schema<'TryPrice'>
type Line = Wanted['lines'][number]

const LINES_MAX = 100
const QUANTITY_MAX = 1_000_000
const LEVEL_MAX = 100
const PAUSE_MILLISECONDS = 400

interface Props {
  /** As it is written now; with `promotionId` in the place of that one. */
  draft?: Content
  promotionId?: string
  /** Goods of this shop only. */
  merchant?: string | null
  wide?: boolean
}

export function Panel({ draft, promotionId, merchant, wide = false }: Props) {
  const t = useTrialText()
  const mayPick = useMay()('catalog.product')
  const [lines, setLines] = useState<Line[]>([])
  const [level, setLevel] = useState(0)
  const [isNew, setNew] = useState(false)
  const [phone, setPhone] = useState('')
  const [batches, setBatches] = useState<string[]>([])
  const member_phone = phoneOf(phone)
  const body = useSettled<Wanted>({ lines, level, is_new: isNew, batches, ...(member_phone === undefined ? {} : { member_phone }), ...(draft === undefined ? {} : { draft }), ...(promotionId === undefined ? {} : { promotion_id: promotionId }) })
  const asked = useQuery({
    queryKey: ['price trial', body],
    enabled: body.lines.length > 0,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const { data, error } = await client.POST('/api/console/marketing/trial', { body })
      if (data === undefined) throw error
      return data
    },
  })
  const put = (sku_id: string, quantity: number) => setLines(lines.map((one) => (one.sku_id === sku_id ? { sku_id, quantity } : one)))
  if (!mayPick) return <Typography.Text type="secondary">{t('goods.hidden')}</Typography.Text>
  return (
    <Flex vertical gap={12}>
      <Lines lines={lines} put={put} remove={(id) => setLines(lines.filter((one) => one.sku_id !== id))} />
      {lines.length < LINES_MAX && (
        <OneSku merchant={merchant} onShelf without={lines.map((one) => one.sku_id)} placeholder={t('goods.add')} onFound={(sku) => setLines([...lines, { sku_id: sku.id, quantity: 1 }])} />
      )}
      <Flex gap={16} wrap align="center">
        <label>
          <Typography.Text type="secondary">{t('level')} </Typography.Text>
          <InputNumber min={0} max={LEVEL_MAX} precision={0} value={level} onChange={(next) => setLevel(next ?? 0)} aria-label={t('level')} style={{ width: 72 }} />
        </label>
        {member_phone === undefined && (
          <label>
            <Typography.Text type="secondary">{t('new-buyer')} </Typography.Text>
            <Switch size="small" checked={isNew} onChange={setNew} aria-label={t('new-buyer')} />
          </label>
        )}
      </Flex>
      <Pays phone={phone} setPhone={setPhone} member={member_phone === undefined ? undefined : asked.data?.member} batches={batches} setBatches={setBatches} />
      {lines.length === 0 && <Typography.Text type="secondary">{t(draft === undefined && promotionId === undefined ? 'none.page' : 'none')}</Typography.Text>}
      {lines.length > 0 && asked.error !== null && <Alert type="error" showIcon title={asProblem(asked.error).errors?.[0]?.message ?? asProblem(asked.error).detail} />}
      {lines.length > 0 && asked.error === null && asked.data !== undefined && <Tried found={asked.data} wide={wide} />}
    </Flex>
  )
}

function Lines({ lines, put, remove }: { lines: readonly Line[]; put: (id: string, quantity: number) => void; remove: (id: string) => void }) {
  const t = useTrialText()
  const known = useKnown('skus', lines.map((one) => one.sku_id))
  return lines.map((line) => {
    const sku = known.find((one) => one.id === line.sku_id)
    const name = sku === undefined ? '…' : skuName(sku)
    return (
      <Flex key={line.sku_id} gap={8} align="center">
        <span style={{ flex: 1, minWidth: 0 }}>{name}</span>
        <InputNumber min={1} max={QUANTITY_MAX} precision={0} value={line.quantity} onChange={(next) => put(line.sku_id, next ?? 1)} aria-label={t('quantity.of', { name })} style={{ width: 76 }} />
        <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('remove', { name })} onClick={() => remove(line.sku_id)} />
      </Flex>
    )
  })
}

/** The value once nobody has changed it for a moment. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  const text = JSON.stringify(value)
  useEffect(() => {
    const clock = setTimeout(() => setSettled(JSON.parse(text) as Value), PAUSE_MILLISECONDS)
    return () => clearTimeout(clock)
  }, [text])
  return settled
}
