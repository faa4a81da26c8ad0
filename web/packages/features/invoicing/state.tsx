/** How a request and its invoices stand: one colour for one meaning. */
import type { Schema } from '@api/types'
import { type Meaning, StatusTag } from '@ui/status-tag'
import type { Text } from './texts'

export type Row = Schema<'InvoiceRequestRowView'>
export type Request = Schema<'InvoiceRequestView'>
export type Invoice = Schema<'InvoiceView'>

const OF_REQUEST: Record<Row['state'], Meaning> = {
  waiting: 'waiting',
  asked: 'running',
  failed: 'bad',
  issued: 'good',
  correcting: 'running',
  refused: 'off',
  withdrawn: 'off',
  reversed: 'off',
}
const OF_INVOICE: Record<Invoice['state'], Meaning> = { asked: 'running', failed: 'bad', issued: 'good', dropped: 'off' }

export function RequestState({ state, t }: { state: Row['state']; t: Text }) {
  return <StatusTag meaning={OF_REQUEST[state]}>{t(`state.${state}`)}</StatusTag>
}

export function InvoiceState({ invoice, t }: { invoice: Invoice; t: Text }) {
  return <StatusTag meaning={OF_INVOICE[invoice.state]}>{t(invoice.kind === 'red' && invoice.state === 'asked' ? 'invoice.correcting' : `invoice.${invoice.state}`)}</StatusTag>
}

/** 1300 → 13%. */
export const percent = (rate_bp: number) => `${rate_bp / 100}%`
