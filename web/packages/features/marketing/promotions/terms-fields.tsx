/** What a promotion gives: the part of the form that depends on its kind. */
import type { Schema } from '@api/types'
import { SwitchField, WholeField } from '@ui/fields'
import { Form, InputNumber, Typography } from '@ui/parts'
import { YuanField, YuanInput } from '@ui/yuan-field'
import type { Kind } from '../kinds'
import { RateInput } from '../rate-input'
import type { Values } from '../values'
import { useFormText } from '../words-form'
import { Cell, type Check } from './cell'
import { useRate, useThreshold } from './checks'
import { GiftSteps } from './gift-fields'
import { PricesFields } from './price-fields'
import { Between, InRow, Steps } from './steps'

const FEN_MAX = 10_000_000_000
const PIECES_MAX = 1_000_000
const LEVEL_MAX = 100
const NOTHING = null as unknown as number

export function TermsFields({ kind }: { kind: Kind }) {
  switch (kind) {
    case 'amount_off':
    case 'cross_amount_off':
      return <AmountSteps kind={kind} />
    case 'percent_off':
      return <PercentSteps />
    case 'pieces_rate':
      return <PiecesSteps />
    case 'timed_price':
      return <PricesFields />
    case 'gift_with_purchase':
      return <GiftSteps />
    case 'free_freight':
      return <FreeFreight />
    case 'member_price':
      return <LevelSteps />
  }
}

function AmountSteps({ kind }: { kind: 'amount_off' | 'cross_amount_off' }) {
  const t = useFormText()
  const form = Form.useFormInstance<Values>()
  const every = Form.useWatch(['terms', kind, 'every'], form) as boolean | undefined
  const threshold = useThreshold()
  const off: Check<Schema<'AmountStep'>> = (row, before) => {
    if (!row.off_fen) return t('must.amount')
    if (row.threshold_fen && row.off_fen > row.threshold_fen) return t('must.more-off')
    return before?.off_fen && row.off_fen <= before.off_fen ? t('must.better') : undefined
  }
  return (
    <>
      <Typography.Paragraph type="secondary">{t('effect.thresholds')}</Typography.Paragraph>
      <SwitchField name={['terms', kind, 'every']} label={t('every')} help={t('every.help')} />
      <Steps kind={kind} fresh={{ threshold_fen: NOTHING, off_fen: NOTHING }} max={every ? 1 : undefined}>
        {(row, list) => (
          <InRow>
            <Between>{t('from')}</Between>
            <Cell list={list} row={row} field="threshold_fen" check={threshold}>
              <YuanInput label={t('threshold')} max={FEN_MAX} width={140} />
            </Cell>
            <Between>{t('off')}</Between>
            <Cell<Schema<'AmountStep'>> list={list} row={row} field="off_fen" check={off}>
              <YuanInput label={t('off.amount')} max={FEN_MAX} width={140} />
            </Cell>
          </InRow>
        )}
      </Steps>
      {every && <WholeField name={['terms', kind, 'times_most']} label={t('times-most')} hint={t('times-most.hint')} min={1} max={PIECES_MAX} />}
    </>
  )
}

function PercentSteps() {
  const t = useFormText()
  const threshold = useThreshold()
  const rate = useRate()
  return (
    <>
      <Typography.Paragraph type="secondary">{t('effect.thresholds')}</Typography.Paragraph>
      <Steps kind="percent_off" fresh={{ threshold_fen: NOTHING, pay_permille: NOTHING }}>
        {(row, list) => (
          <InRow>
            <Between>{t('from')}</Between>
            <Cell list={list} row={row} field="threshold_fen" check={threshold}>
              <YuanInput label={t('threshold')} max={FEN_MAX} width={140} />
            </Cell>
            <Between>{t('pay')}</Between>
            <Cell list={list} row={row} field="pay_permille" check={rate}>
              <RateInput label={t('discount')} />
            </Cell>
          </InRow>
        )}
      </Steps>
      <YuanField name={['terms', 'percent_off', 'cap_fen']} label={t('cap')} hint={t('cap.hint')} max={FEN_MAX} />
    </>
  )
}

function PiecesSteps() {
  const t = useFormText()
  const rate = useRate()
  const pieces: Check<{ pieces: number }> = (row, before) => {
    if (!row.pieces) return t('must.pieces')
    return before?.pieces && row.pieces <= before.pieces ? t('must.rise') : undefined
  }
  return (
    <>
      <Typography.Paragraph type="secondary">{t('effect.pieces')}</Typography.Paragraph>
      <Steps kind="pieces_rate" fresh={{ pieces: NOTHING, pay_permille: NOTHING }}>
        {(row, list) => (
          <InRow>
            <Between>{t('from.pieces')}</Between>
            <Cell list={list} row={row} field="pieces" check={pieces}>
              <InputNumber min={1} max={PIECES_MAX} precision={0} suffix={t('pieces')} aria-label={t('pieces.count')} style={{ width: 130 }} />
            </Cell>
            <Between>{t('pay')}</Between>
            <Cell list={list} row={row} field="pay_permille" check={rate}>
              <RateInput label={t('discount')} />
            </Cell>
          </InRow>
        )}
      </Steps>
    </>
  )
}

function LevelSteps() {
  const t = useFormText()
  const rate = useRate()
  const level: Check<{ level: number }> = (row, before) => {
    if (row.level === undefined || row.level === null) return t('must.level')
    return before?.level !== undefined && before.level !== null && row.level <= before.level ? t('must.rise') : undefined
  }
  return (
    <Steps kind="member_price" fresh={{ level: NOTHING, pay_permille: NOTHING }}>
      {(row, list) => (
        <InRow>
          <Between>{t('level.from')}</Between>
          <Cell list={list} row={row} field="level" check={level}>
            <InputNumber min={0} max={LEVEL_MAX} precision={0} aria-label={t('level')} style={{ width: 100 }} />
          </Cell>
          <Between>{t('pay')}</Between>
          <Cell list={list} row={row} field="pay_permille" check={rate}>
            <RateInput label={t('discount')} />
          </Cell>
        </InRow>
      )}
    </Steps>
  )
}

function FreeFreight() {
  const t = useFormText()
  const form = Form.useFormInstance()
  const at = ['terms', 'free_freight']
  const something = () => {
    const written = form.getFieldValue(at) as { threshold_fen?: number; pieces?: number } | undefined
    return written?.threshold_fen || written?.pieces ? Promise.resolve() : Promise.reject(new Error(t('must.free')))
  }
  return (
    <>
      <Typography.Paragraph type="secondary">{t('free.help')}</Typography.Paragraph>
      <Form.Item name={[...at, 'threshold_fen']} label={t('free.threshold')} rules={[{ validator: something }]} validateTrigger="onSubmit">
        <YuanInput label={t('free.threshold')} max={FEN_MAX} />
      </Form.Item>
      <WholeField name={[...at, 'pieces']} label={t('free.pieces')} min={1} max={PIECES_MAX} unit={t('pieces')} />
    </>
  )
}
