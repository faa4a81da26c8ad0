/** One line of a template: 首 1 kg ¥10.00，每增加 1 kg 加 ¥2.00. */
import type { ReactNode } from 'react'
import { Flex, Form, Typography } from '@ui/parts'
import { type ChargeBy, MEASURES, MONEY_DIGITS } from './measures'
import { useText } from './texts'
import { UnitInput } from './unit-input'

type Path = (string | number)[]
const FEE_FEN_MAX = 10_000_000
const UNIT_MAX = 1_000_000_000

/** `name`: where the rates stand in the form's list; `full`: the same from the form's root. */
export function RatesFields({ name, chargeBy }: { name: Path; chargeBy: ChargeBy }) {
  const t = useText()
  const { digits, unit } = MEASURES[chargeBy]
  const measured = (key: string, label: string) => (
    <Bounded name={[...name, key]} label={label} least={1} most={UNIT_MAX}>
      <UnitInput digits={digits} unit={t(`unit.${unit}`)} label={label} />
    </Bounded>
  )
  const money = (key: string, label: string) => (
    <Bounded name={[...name, key]} label={label} least={0} most={FEE_FEN_MAX}>
      <UnitInput digits={MONEY_DIGITS} sign="¥" label={label} />
    </Bounded>
  )
  return (
    <Flex gap={8} wrap align="baseline">
      <Typography.Text>{t('rates.first')}</Typography.Text>
      {measured('first_unit', t('rates.first-unit'))}
      {money('first_fee_fen', t('rates.first-fee'))}
      <Typography.Text>{t('rates.next')}</Typography.Text>
      {measured('next_unit', t('rates.next-unit'))}
      {money('next_fee_fen', t('rates.next-fee'))}
    </Flex>
  )
}

interface BoundedProps {
  name: Path
  label: string
  least: number
  most: number
  children: ReactNode
}

export function Bounded({ name, label, least, most, children }: BoundedProps) {
  const t = useText()
  const sound = (_rule: unknown, value: number | null | undefined) => {
    if (value === null || value === undefined) return Promise.reject(new Error(t('fault.number', { label })))
    if (value < least) return Promise.reject(new Error(t('fault.more-than-zero', { label })))
    return value > most ? Promise.reject(new Error(t('fault.too-much', { label }))) : Promise.resolve()
  }
  return (
    <Form.Item name={name} rules={[{ validator: sound }]} style={{ marginBlockEnd: 0 }} validateTrigger="onBlur">
      {children}
    </Form.Item>
  )
}
