/** A flow as its form holds it, and as the server takes it. */
import type { Schema } from '@api/types'

type Flow = Schema<'FlowDetailView'>
export type Approver = Schema<'Approver'>
export type Step = Schema<'Step'>
export type Console = 'platform' | 'merchant' | 'warehouse'

export interface FlowValues {
  name: string
  act: string
  priority: number
  enabled: boolean
  consoles: Console[] | null
  amount_yuan: number | null
  merchant_ids: (string | null)[] | null
  steps: Step[]
}

const FEN_PER_YUAN = 100

export const freshApprover: Approver = { kind: 'role', subject: '', where: 'platform' }

export function freshStep(name: string): Step {
  return { name, mode: 'any', hours: 72, overdue: 'expire', approvers: [freshApprover] }
}

export function valuesOf(flow: Flow): FlowValues {
  const { name, act, priority, enabled, conditions, steps } = flow
  const fen = conditions.amount_fen_min
  return {
    name,
    act,
    priority,
    enabled,
    consoles: conditions.consoles ?? null,
    amount_yuan: typeof fen === 'number' ? fen / FEN_PER_YUAN : null,
    merchant_ids: conditions.merchant_ids ?? null,
    steps,
  }
}

/** What a step or a condition that is not filled in means: no condition. */
export function bodyOf(values: FlowValues, former?: Flow) {
  const merchants = (values.merchant_ids ?? []).filter((id): id is string => Boolean(id?.trim())).map((id) => id.trim())
  const { amount_yuan: yuan, consoles } = values
  return {
    name: values.name,
    priority: values.priority,
    enabled: values.enabled,
    steps: values.steps,
    conditions: {
      consoles: consoles?.length ? consoles : null,
      merchant_ids: merchants.length > 0 ? merchants : null,
      things: former?.conditions.things ?? null,
      amount_fen_min: yuan === null ? null : Math.round(yuan * FEN_PER_YUAN),
    },
  }
}
