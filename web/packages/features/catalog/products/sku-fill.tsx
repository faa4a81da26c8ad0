/** One value for many SKUs at a stroke. */
import { useState } from 'react'
import { Button, Checkbox, Flex, Input, InputNumber, Select, Typography } from '@ui/parts'
import { YuanInput } from '@ui/yuan-field'
import type { AttributeRule } from './rules'
import { coded, type Filled, filledIn, type SkuRow } from './skus'
import { type Axis, ruleName, shownValue } from './specs'
import { useEditorText } from './texts-editor'

interface SkuFillProps {
  rules: readonly AttributeRule[]
  axes: readonly Axis[]
  rows: readonly SkuRow[]
  costs: boolean
  language: string
  onFill: (rows: SkuRow[]) => void
}

const MONEY = ['price_fen', 'market_fen', 'cost_fen'] as const
const isMoney = (field: Filled): field is (typeof MONEY)[number] => MONEY.some((one) => one === field)

export function SkuFill({ rules, axes, rows, costs, language, onFill }: SkuFillProps) {
  const t = useEditorText()
  const [chosen, setChosen] = useState('')
  const [field, setField] = useState<Filled | 'code'>('price_fen')
  const [amount, setAmount] = useState<number | null>(null)
  const [beginning, setBeginning] = useState('')
  const [empty, setEmpty] = useState(false)

  const scopes = axes.flatMap((axis) => {
    const rule = rules.find((one) => one.id === axis.id)
    if (rule === undefined) return []
    return axis.values.map((value) => ({ value: `${axis.id}=${value}`, label: `${ruleName(rule, language)}：${shownValue(rule, value, language)}` }))
  })
  const fields = (['price_fen', 'market_fen', ...(costs ? (['cost_fen'] as const) : []), 'weight_gram', 'volume_cm3', 'shelf_life_days', 'code'] as const).map((value) => ({
    value,
    label: t(`sku.${value}`),
  }))
  function fill() {
    onFill(field === 'code' ? coded(rows, beginning.trim()) : filledIn(rows, chosen, field, amount, empty))
  }

  return (
    <Flex gap={8} align="center" wrap role="group" aria-label={t('fill')}>
      <Typography.Text type="secondary">{t('fill')}</Typography.Text>
      <Select
        value={field}
        options={fields}
        onChange={(next) => {
          setField(next)
          setAmount(null)
        }}
        aria-label={t('fill.field')}
        style={{ width: 140 }}
      />
      {field === 'code' ? (
        <Input value={beginning} maxLength={40} onChange={(event) => setBeginning(event.target.value)} placeholder={t('fill.beginning')} aria-label={t('fill.beginning')} style={{ width: 160 }} />
      ) : isMoney(field) ? (
        <YuanInput key={field} value={amount} onChange={setAmount} label={t('fill.value')} />
      ) : (
        <InputNumber key={field} value={amount} min={field === 'shelf_life_days' ? 1 : 0} precision={0} onChange={setAmount} suffix={t(`unit.${field}`)} aria-label={t('fill.value')} style={{ width: 160 }} />
      )}
      {field !== 'code' && scopes.length > 0 && (
        <Select value={chosen} options={[{ value: '', label: t('fill.all') }, ...scopes]} onChange={setChosen} aria-label={t('fill.scope')} style={{ minWidth: 160 }} />
      )}
      {field !== 'code' && (
        <Checkbox checked={empty} onChange={(event) => setEmpty(event.target.checked)}>
          {t('fill.empty')}
        </Checkbox>
      )}
      <Button onClick={fill} disabled={field === 'code' ? beginning.trim() === '' : amount === null}>
        {t('fill.do')}
      </Button>
    </Flex>
  )
}
