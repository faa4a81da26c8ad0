/** Where a product stands, and what may be done with it there. */
import type { Schema } from '@api/types'
import { Flex } from '@ui/parts'
import { type Meaning, StatusTag } from '@ui/status-tag'
import type { Text } from './texts'

export type Listed = Schema<'ListedProductView'>
export type Product = Schema<'ProductView'>
export type State = Listed['state']
export type Act = Schema<'Batch'>['act']

export const STATES = ['on_shelf', 'approved', 'in_review', 'draft', 'off_shelf', 'recycled'] as const

const MEANING: Record<State, Meaning> = {
  draft: 'plain',
  in_review: 'running',
  approved: 'waiting',
  on_shelf: 'good',
  off_shelf: 'off',
  recycled: 'off',
}

/** As the server's table of transitions has it; a waiting change adds to it. */
const ACTS: Record<State, readonly Act[]> = {
  draft: ['submit', 'recycle'],
  in_review: ['withdraw'],
  approved: ['put_on_shelf', 'recycle'],
  on_shelf: ['take_off_shelf'],
  off_shelf: ['put_on_shelf', 'recycle'],
  recycled: ['restore', 'purge'],
}

export function actsOf(it: Pick<Listed, 'state' | 'waiting'>): Act[] {
  const isChange = it.state === 'approved' || it.state === 'on_shelf' || it.state === 'off_shelf'
  const more: Act[] = !isChange || it.waiting === null ? [] : it.waiting === 'in_review' ? ['withdraw'] : ['submit', 'withdraw']
  return [...more, ...ACTS[it.state]]
}

/** Why it cannot be edited now; undefined when it can. */
export function uneditable(it: Pick<Listed, 'state' | 'waiting'>, t: Text): string | undefined {
  if (it.state === 'in_review') return t('edit.in_review')
  if (it.state === 'recycled') return t('edit.recycled')
  return it.waiting === 'in_review' ? t('edit.waiting') : undefined
}

export function ProductState({ it, t }: { it: Pick<Listed, 'state' | 'state_reason' | 'waiting'>; t: Text }) {
  const isRefused = it.state === 'draft' && it.state_reason !== ''
  const waiting = it.state === 'in_review' || it.state === 'draft' ? null : it.waiting
  return (
    <Flex gap={4} wrap>
      <StatusTag meaning={MEANING[it.state]} hint={it.state_reason || undefined}>
        {t(`state.${it.state}`)}
      </StatusTag>
      {isRefused && (
        <StatusTag meaning="bad" hint={it.state_reason}>
          {t('refused')}
        </StatusTag>
      )}
      {(waiting === 'draft' || waiting === 'in_review') && <StatusTag meaning={waiting === 'draft' ? 'waiting' : 'running'}>{t(`waiting.${waiting}`)}</StatusTag>}
    </Flex>
  )
}
