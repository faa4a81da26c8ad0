/** How an order stands, and why it is held: tags with one colour for one meaning. */
import type { Schema } from '@api/types'
import { FlagFilled, FlagOutlined } from '@ui/icons'
import { Flex, Tooltip } from '@ui/parts'
import { type Meaning, StatusTag } from '@ui/status-tag'
import type { Key, Text } from './texts'

export type Listed = Schema<'ListedOrderView'>
export type Summary = Schema<'OrderSummaryView'>
export type OrderPage = Schema<'OrderPageView'>
export type Line = Schema<'LineView'>
export type Flag = '' | 'red' | 'yellow' | 'green' | 'blue' | 'purple'

export const STATES = ['awaiting_payment', 'awaiting_shipment', 'awaiting_receipt', 'completed', 'cancelled', 'closed'] as const
export const FLAGS = ['red', 'yellow', 'green', 'blue', 'purple'] as const

type Standing = Pick<Summary, 'state' | 'payment' | 'fulfilment' | 'aftersale' | 'held_for'>

const OF_STATE: Record<Summary['state'], Meaning> = {
  awaiting_payment: 'waiting',
  awaiting_shipment: 'running',
  awaiting_receipt: 'running',
  completed: 'good',
  cancelled: 'off',
  closed: 'off',
}
const OF_PAYMENT: Record<Summary['payment'], Meaning> = { unpaid: 'waiting', on_delivery: 'running', paid: 'good', refunding: 'warning', refunded: 'off' }
const OF_FULFILMENT: Record<Summary['fulfilment'], Meaning> = { none: 'plain', partly_shipped: 'running', shipped: 'running', received: 'good' }
const COLOURS: Record<Exclude<Flag, ''>, string> = {
  red: 'var(--ant-red)',
  yellow: 'var(--ant-gold)',
  green: 'var(--ant-green)',
  blue: 'var(--ant-blue)',
  purple: 'var(--ant-purple)',
}
const KNOWN_REASONS = ['amount', 'speed', 'address', 'new_account'] as const

/** Why it is held, in words; what a later release adds is shown as it is written. */
export function reasonsOf(held: readonly string[], t: Text): string {
  return held
    .map((reason) => {
      const known = KNOWN_REASONS.find((one) => one === reason)
      return known === undefined ? reason : t(`held.${known}`)
    })
    .join(t('held.and'))
}

const ENDED = new Set<Summary['state']>(['completed', 'cancelled', 'closed'])
export const isHeld = (it: Pick<Standing, 'held_for' | 'state'>) => it.held_for.length > 0 && !ENDED.has(it.state)

/** What people speak of, what is unusual beside it. */
export function OrderState({ it, t }: { it: Standing; t: Text }) {
  return (
    <Flex gap={4} wrap>
      <StatusTag meaning={OF_STATE[it.state]}>{t(`state.${it.state}`)}</StatusTag>
      {isHeld(it) && (
        <StatusTag meaning="warning" hint={reasonsOf(it.held_for, t)}>
          {t('held')}
        </StatusTag>
      )}
      {(it.payment === 'refunding' || it.payment === 'refunded' || it.payment === 'on_delivery') && <PaymentTag it={it} t={t} />}
      {it.aftersale === 'open' && <StatusTag meaning="warning">{t('aftersale.open')}</StatusTag>}
    </Flex>
  )
}

export function PaymentTag({ it, t }: { it: Pick<Standing, 'payment'>; t: Text }) {
  return <StatusTag meaning={OF_PAYMENT[it.payment]}>{t(`payment.${it.payment}`)}</StatusTag>
}

export function FulfilmentTag({ it, t }: { it: Pick<Standing, 'fulfilment'>; t: Text }) {
  return <StatusTag meaning={OF_FULFILMENT[it.fulfilment]}>{t(`fulfilment.${it.fulfilment}`)}</StatusTag>
}

export function FlagMark({ flag, t }: { flag: string; t: Text }) {
  const known = FLAGS.find((one) => one === flag)
  if (known === undefined) return <FlagOutlined aria-label={t('flag.none')} style={{ color: 'var(--ant-color-text-quaternary)' }} />
  return (
    <Tooltip title={t(`flag.${known}`)}>
      <FlagFilled aria-label={t(`flag.${known}`)} style={{ color: COLOURS[known] }} />
    </Tooltip>
  )
}

export function flagOptions(t: Text, first: Key, value: string) {
  const colours = FLAGS.map((one) => ({
    value: one as string,
    label: (
      <Flex gap={6} align="center">
        <FlagFilled aria-hidden style={{ color: COLOURS[one] }} />
        {t(`flag.${one}`)}
      </Flex>
    ),
  }))
  return [{ value, label: <span>{t(first)}</span> }, ...colours]
}
