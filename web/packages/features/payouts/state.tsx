/** How payouts and their tries stand: one colour for one meaning. */
import type { Schema } from '@api/types'
import { Flex } from '@ui/parts'
import { type Meaning, StatusTag } from '@ui/status-tag'
import type { Text } from './texts'

export type Row = Schema<'PayoutRowView'>
export type Payout = Schema<'PayoutView'>
export type Try = Payout['attempts'][number]

const MEANINGS: Record<Row['state'], Meaning> = {
  asked: 'waiting',
  ready: 'waiting',
  sent: 'running',
  paid: 'good',
  failed: 'bad',
  returned: 'bad',
  cancelled: 'off',
}
const OF_TRY: Record<Try['state'], Meaning> = { sent: 'running', paid: 'good', refused: 'bad', returned: 'bad' }

export function PayoutState({ it, t }: { it: Row; t: Text }) {
  return (
    <Flex gap={4}>
      <StatusTag meaning={MEANINGS[it.state]} hint={it.reason || undefined}>{t(`state.${it.state}`)}</StatusTag>
      {it.held && <StatusTag meaning="off" hint={t('held.why')}>{t('held')}</StatusTag>}
    </Flex>
  )
}

export function TryState({ it, t }: { it: Try; t: Text }) {
  return <StatusTag meaning={OF_TRY[it.state]} hint={it.reason || undefined}>{it.state === 'sent' ? t('try.sent') : t(`answer.${it.state}`)}</StatusTag>
}
