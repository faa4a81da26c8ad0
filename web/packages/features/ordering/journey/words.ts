/** What a step of a journey says beside its title: who, how much, why. */
import type { Schema } from '@api/types'
import { yuan } from '@ui/money'
import type { Meaning } from '@ui/status-tag'
import { reasonsOf } from '../state'
import { useText } from '../texts'
import { type JourneyKey, useJourneyText } from './texts'

export type Step = Schema<'JourneyStepView'>

const GOOD = new Set(['pay', 'collect', 'release_hold', 'refund', 'ship', 'ship_rest', 'receive'])
const BAD = new Set(['cancel', 'expire', 'cancel_paid', 'cancel_on_delivery'])

export function meaningOf(step: Pick<Step, 'module' | 'what'>): Meaning {
  if (step.module === 'events' || step.module === 'ledger') return 'plain'
  if (GOOD.has(step.what)) return 'good'
  return BAD.has(step.what) ? 'bad' : 'running'
}

const MODULES = ['ordering', 'payments', 'fulfilment', 'ledger', 'events'] as const
const DOCUMENTS = ['order', 'trade', 'payment', 'refund', 'shipment', 'event'] as const

const textIn = (values: Step['values'], name: string) => (typeof values[name] === 'string' ? values[name] : '')
const fenIn = (values: Step['values'], name: string) => (typeof values[name] === 'number' ? values[name] : undefined)

export function useStepWords() {
  const t = useJourneyText()
  const word = useText()
  const known = <Key extends string>(names: readonly Key[], name: string | null | undefined, start: string) => {
    const found = names.find((one) => one === name)
    return found === undefined ? (name ?? '') : t(`${start}.${found}` as JourneyKey)
  }

  /** `买家 · 小明`; later modules may name whom they like. */
  function whoOf(step: Step): string {
    const kind = t(`by.${step.by_kind}`)
    return step.by_name === '' ? kind : `${kind} · ${step.by_name}`
  }

  /** What of its values people read. */
  function noteOf(step: Step): string | undefined {
    const { values } = step
    const amount = fenIn(values, 'amount_fen')
    const adjust = fenIn(values, 'adjust_fen')
    const held = Array.isArray(values['held_for']) ? values['held_for'].map(String) : []
    const parts = [
      ...(amount === undefined ? [] : [t('amount', { fen: yuan(amount) })]),
      ...(adjust === undefined ? [] : [t('adjust', { fen: yuan(adjust) })]),
      ...(textIn(values, 'reason') === '' ? [] : [t('reason', { text: textIn(values, 'reason') })]),
      ...(textIn(values, 'note') === '' ? [] : [t('note', { text: textIn(values, 'note') })]),
      ...(held.length === 0 ? [] : [t('held', { why: reasonsOf(held, word) })]),
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
