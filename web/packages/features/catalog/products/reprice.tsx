/** New prices for the chosen SKUs, seen before they are sent. */
import { useAct } from '@api/act'
import type { Schema } from '@api/types'
import { Custom, RadioField, TextField } from '@ui/fields'
import { FormDrawer } from '@ui/form'
import { Money, yuan } from '@ui/money'
import { Form, InputNumber, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { YuanInput } from '@ui/yuan-field'
import { permilleOf, repriced, type Repricing } from './repriced'
import { type Failed } from './outcome'
import { type PriceText, usePriceText } from './texts-prices'

export type Sku = Schema<'ListedSkuView'>

interface Values {
  how: Repricing['how']
  fen?: number | null
  percent?: string | null
  round: Repricing['round']
  note?: string | null
}

interface RepriceProps {
  skus: readonly Sku[]
  close: () => void
  tell: (outcome: { done: number; failed: Failed[] }, words: string) => void
}

const HOW = ['to', 'by', 'percent'] as const
const ROUND = [1, 10, 100] as const
const KNOWN = ['products.sku_unknown', 'products.not_while_reviewed', 'products.changed_meanwhile', 'products.price_needs_review'] as const

const repricingOf = ({ how, fen, percent, round }: Values): Repricing => ({ how, fen, permille: permilleOf(percent), round })

export function RepriceDrawer({ skus, close, tell }: RepriceProps) {
  const t = usePriceText()
  const set = useAct('post', '/api/console/catalog/prices')

  async function submit(values: Values) {
    const prices = skus.flatMap((sku) => {
      const price_fen = repriced(sku.price_fen, repricingOf(values))
      return price_fen === null ? [] : [{ sku_id: sku.id, price_fen, version: sku.version }]
    })
    const { changed, stopped, failed } = await set.run({ body: { prices, note: values.note ?? '' } })
    const bySku = new Map(skus.map((sku) => [sku.id, sku]))
    const why = (id: string, text: string): Failed => ({ key: id, number: bySku.get(id)?.code ?? '', name: bySku.get(id)?.product_name ?? '', why: text })
    const all = [
      ...stopped.map((one) => why(one.sku_id, t('failed.stopped', { bound: yuan(one.bound_fen), rule: t(`rule.${one.rule}`) }))),
      ...failed.map((one) => why(one.sku_id, wordOf(one.code, t))),
    ]
    tell({ done: changed.length, failed: all }, t('changed', { count: changed.length }))
  }
  return (
    <FormDrawer<Values>
      title={t('change.title', { count: skus.length })}
      open
      width={720}
      onClose={close}
      initial={{ how: 'percent', round: 1 }}
      submit={t('change.submit')}
      onSubmit={submit}
    >
      <RadioField name="how" label={t('change.how')} options={HOW.map((value) => ({ value, label: t(`change.${value}`) }))} />
      <Amount />
      <TextField name="note" label={t('change.note')} hint={t('change.note.hint')} max={200} />
      <Preview skus={skus} t={t} />
    </FormDrawer>
  )
}

function wordOf(code: string, t: PriceText): string {
  const known = KNOWN.find((one) => one === code)
  return known === undefined ? t('failed.other') : t(`failed.${known}`)
}

function Amount() {
  const t = usePriceText()
  const how = Form.useWatch<Values['how']>('how')
  const rounds = ROUND.map((value) => ({ value: value as unknown as string, label: t(`change.round.${value}`) }))
  return (
    <>
      {how === 'percent' ? (
        <Custom name="percent" label={t('change.percent.value')} help={t('change.percent.help')} required>
          <Percent />
        </Custom>
      ) : (
        <Custom key={how} name="fen" label={t('change.amount')} help={how === 'by' ? t('change.by.help') : undefined} required>
          <YuanInput min={how === 'by' ? -100_000_000_000 : 1} />
        </Custom>
      )}
      {how !== 'to' && <RadioField name="round" label={t('change.round')} options={rounds} />}
    </>
  )
}

function Percent({ value, onChange, id }: { value?: string | null; onChange?: (value: string | null) => void; id?: string }) {
  return <InputNumber<string> id={id} stringMode controls={false} precision={1} min="-99" max="900" suffix="%" value={value ?? null} onChange={(next) => onChange?.(next)} style={{ width: 160 }} />
}

function Preview({ skus, t }: { skus: readonly Sku[]; t: PriceText }) {
  const form = Form.useFormInstance<Values>()
  const values = Form.useWatch((all: Values) => all, form)
  const next = (sku: Sku) => (values === undefined ? null : repriced(sku.price_fen, repricingOf(values)))
  const said = values !== undefined && (values.how === 'percent' ? permilleOf(values.percent) !== null : typeof values.fen === 'number')
  return (
    <Form.Item label={t('change.preview')} extra={said ? undefined : t('change.nothing')}>
      <PlainTable<Sku>
        rows={skus}
        columns={[
          { key: 'sku', title: t('sku'), width: 300, show: (sku) => <span style={{ whiteSpace: 'normal' }}>{[sku.product_name, sku.spec_text].filter(Boolean).join(' · ')}</span> },
          { key: 'cost', title: t('cost'), right: true, show: (sku) => <Money fen={sku.cost_fen} /> },
          { key: 'old', title: t('change.old'), right: true, show: (sku) => <Money fen={sku.price_fen} /> },
          { key: 'new', title: t('change.new'), right: true, show: (sku) => (said ? <New fen={next(sku)} old={sku.price_fen} t={t} /> : '—') },
        ]}
      />
    </Form.Item>
  )
}

function New({ fen, old, t }: { fen: number | null; old: number; t: PriceText }) {
  if (fen === null) return <Typography.Text type="danger">{t('change.below')}</Typography.Text>
  return (
    <Typography.Text strong={fen !== old} type={fen < old ? 'warning' : undefined}>
      <Money fen={fen} />
    </Typography.Text>
  )
}
