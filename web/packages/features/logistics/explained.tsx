/** A freight, template by template: which one won, which row, how many units, why free or why not at all. */
import type { ReactNode } from 'react'
import type { Schema } from '@api/types'
import { Alert, Flex, Statistic, Typography } from '@ui/parts'
import { Money, yuan } from '@ui/money'
import { regionName, useRegions } from '@ui/regions'
import { FreeRule } from './free-rule'
import { MEASURES, written } from './measures'
import { useTrialText } from './trial-texts'

type Part = Schema<'PartView'>

export function Explained({ found }: { found: Schema<'FreightView'> }) {
  const t = useTrialText()
  return (
    <Flex vertical gap={16}>
      <Typography.Text type="secondary">{t('to', { region: found.region_name })}</Typography.Text>
      {found.fee_fen === null ? (
        <Alert type="warning" showIcon title={t('not-delivered')} />
      ) : (
        <Statistic title={t('total')} value={yuan(found.fee_fen)} prefix="¥" />
      )}
      {found.merchants.flatMap((one) => one.parts).map((part) => (
        <PartLines key={part.template_id ?? 'none'} part={part} />
      ))}
    </Flex>
  )
}

function PartLines({ part }: { part: Part }) {
  const t = useTrialText()
  const lines = useLines(part)
  return (
    <Flex vertical gap={4} style={{ borderInlineStart: '3px solid var(--ant-color-border)', paddingInlineStart: 12 }}>
      <Flex justify="space-between" gap={16}>
        <Typography.Text strong>
          {part.scope === null ? t('no-template') : t(`won.${part.scope}`, { name: part.template_name ?? '' })}
        </Typography.Text>
        {part.outcome === 'charged' || part.outcome === 'free' ? <Money fen={part.fee_fen} /> : null}
      </Flex>
      {lines.map((line, number) => (
        <Typography.Text key={number} type="secondary">
          {line}
        </Typography.Text>
      ))}
    </Flex>
  )
}

function useLines(part: Part): ReactNode[] {
  const t = useTrialText()
  const { tree } = useRegions()
  const { charge_by, rates, free_rule } = part
  if (charge_by === null) return []
  const region = part.region === null ? '' : regionName(tree, part.region)
  const measured = t(`measured.${charge_by}`, { count: part.count, measure: written(part.measure, MEASURES[charge_by].digits) })
  if (part.outcome === 'no_delivery_area') return [measured, t('closed', { region })]
  if (rates === null) return [measured, t('rest-closed')]
  const row = part.region === null ? t('row.rest') : t('row.region', { region })
  if (free_rule !== null) {
    const rule = <FreeRule count={free_rule.count_min ?? null} amount={free_rule.amount_fen_min ?? null} />
    return [measured, row, <span key="rule">{t('free-by')}{rule}</span>]
  }
  const money = (fen: number) => `¥${yuan(fen)}`
  const words = { first: money(rates.first_fee_fen), next: money(rates.next_fee_fen), units: part.next_units, fee: money(part.fee_fen), alone: money(part.alone_fee_fen) }
  if (part.charged_as === 'next') return [measured, row, t('charged.next', words)]
  return [measured, row, t(part.next_units === 0 ? 'charged.first.only' : 'charged.first', words)]
}
