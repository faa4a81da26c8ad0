/** What a step of a journey says beside its title: who, how much, why. */
import type { Schema } from '@api/types'
import { useCarriers } from '@ui/carriers'
import { yuan } from '@ui/money'
import type { Meaning } from '@ui/status-tag'
import { reasonsOf } from '../state'
import { useText } from '../texts'
import { type JourneyKey, useJourneyText } from './texts'

export type Step = Schema<'JourneyStepView'>

const GOOD = new Set(['pay', 'collect', 'release_hold', 'refund', 'ship', 'ship_rest', 'receive', 'sign', 'is_signed', 'hand_over'])
const BAD = new Set(
  'cancel expire cancel_paid cancel_on_delivery withdraw refuse run_short report_short void open_problem is_refused is_returning is_returned is_problem is_no_movement'.split(
    ' ',
  ),
)

export function meaningOf(step: Pick<Step, 'module' | 'what'>): Meaning {
  if (step.module === 'events' || step.module === 'ledger') return 'plain'
  if (GOOD.has(step.what)) return 'good'
  return BAD.has(step.what) ? 'bad' : 'running'
}

const MODULES = ['ordering', 'payments', 'fulfilment', 'wms', 'logistics', 'aftersale', 'invoicing', 'ledger', 'events'] as const
const DOCUMENTS = [
  'order',
  'trade',
  'payment',
  'refund',
  'shipment',
  'outbound',
  'wave',
  'pick_list',
  'parcel',
  'handover',
  'waybill',
  'aftersale_case',
  'invoice_request',
  'event',
] as const
const COUNTS = ['pieces', 'orders', 'lists', 'bins', 'missing', 'counted'] as const
const NAMED = ['carton', 'courier'] as const
const PLAIN = ['place', 'words'] as const
const GRAMS_PER_KG = 1000

const textIn = (values: Step['values'], name: string) => (typeof values[name] === 'string' ? values[name] : '')
const countIn = (values: Step['values'], name: string) => (typeof values[name] === 'number' ? values[name] : undefined)

export function useStepWords() {
  const t = useJourneyText()
  const word = useText()
  const carriers = useCarriers()
  const known = <Key extends string>(names: readonly Key[], name: string | null | undefined, start: string) => {
    const found = names.find((one) => one === name)
    return found === undefined ? (name ?? '') : t(`${start}.${found}` as JourneyKey)
  }

  /** `买家 · 小明`; later modules may name whom they like. */
  function whoOf(step: Step): string {
    const kind = step.module === 'logistics' && step.by_kind === 'outside' ? t('by.carrier') : t(`by.${step.by_kind}`)
    return step.by_name === '' ? kind : `${kind} · ${step.by_name}`
  }

  /** What of its values people read. */
  function noteOf(step: Step): string | undefined {
    const { values } = step
    const amount = countIn(values, 'amount_fen')
    const adjust = countIn(values, 'adjust_fen')
    const grams = countIn(values, 'weight_g')
    const from = Array.isArray(values['warehouses']) ? values['warehouses'].map(String) : []
    const held = Array.isArray(values['held_for']) ? values['held_for'].map(String) : []
    const parts = [
      ...(amount === undefined ? [] : [t('amount', { fen: yuan(amount) })]),
      ...(adjust === undefined ? [] : [t('adjust', { fen: yuan(adjust) })]),
      ...(textIn(values, 'reason') === '' ? [] : [t('reason', { text: textIn(values, 'reason') })]),
      ...(textIn(values, 'merged_into') === '' ? [] : [t('merged', { number: textIn(values, 'merged_into') })]),
      ...(textIn(values, 'note') === '' ? [] : [t('note', { text: textIn(values, 'note') })]),
      ...(held.length === 0 ? [] : [t('held', { why: reasonsOf(held, word) })]),
      ...(from.length === 0 ? [] : [t('warehouses', { text: from.join('、') })]),
      ...COUNTS.flatMap((name) => (countIn(values, name) === undefined ? [] : [t(name, { count: countIn(values, name) })])),
      ...(grams === undefined ? [] : [t('weight', { kg: (grams / GRAMS_PER_KG).toFixed(3) })]),
      ...(textIn(values, 'carrier') === '' ? [] : [t('carrier', { text: carriers.nameOf(textIn(values, 'carrier')) })]),
      ...NAMED.flatMap((name) => (textIn(values, name) === '' ? [] : [t(name, { text: textIn(values, name) })])),
      ...PLAIN.flatMap((name) => (textIn(values, name) === '' ? [] : [textIn(values, name)])),
    ]
    return parts.length === 0 ? undefined : parts.join(' · ')
  }

  return {
    whoOf,
    noteOf,
    moduleOf: (name: string) => known(MODULES, name, 'module'),
    documentOf: (kind: string | null | undefined) => known(DOCUMENTS, kind, 'document'),
  }
}
