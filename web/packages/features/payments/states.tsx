/** States of payments, refunds, cases and bills: one colour for one meaning. */
import type { Schema } from '@api/types'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { useCaseText } from './case-texts'
import { useText } from './texts'

export type Payment = Schema<'PaymentView'>
export type Refund = Schema<'RefundView'>
export type Case = Schema<'CaseView'>

export const METHODS = ['wechat', 'alipay', 'stored_value', 'bank_transfer', 'cash_on_delivery', 'sandbox'] as const
export const GATEWAYS = ['wechat', 'alipay', 'sandbox'] as const
/** A person says that the money came, and that it went back. */
export const BY_PERSON: readonly string[] = ['bank_transfer', 'cash_on_delivery']

const PAYMENT: Record<Payment['state'], Meaning> = { created: 'waiting', pending: 'waiting', succeeded: 'good', closed: 'off', failed: 'bad' }
const REFUND: Record<Refund['state'], Meaning> = { asked: 'waiting', processing: 'running', succeeded: 'good', failed: 'bad' }

export function PaymentState({ payment }: { payment: Payment }) {
  const t = useText()
  const closing = payment.close_asked_at !== null && (payment.state === 'created' || payment.state === 'pending')
  return (
    <StatusTag meaning={PAYMENT[payment.state]} hint={closing ? t('closing') : (payment.error ?? undefined)}>
      {t(`state.${payment.state}`)}
    </StatusTag>
  )
}

export function RefundState({ refund }: { refund: Refund }) {
  const t = useText()
  return (
    <StatusTag meaning={REFUND[refund.state]} hint={refund.error ?? undefined}>
      {t(`refund.${refund.state}`)}
    </StatusTag>
  )
}

export function CaseState({ state }: { state: Case['state'] }) {
  const t = useCaseText()
  return <StatusTag meaning={state === 'open' ? 'warning' : 'off'}>{t(`state.${state}`)}</StatusTag>
}
