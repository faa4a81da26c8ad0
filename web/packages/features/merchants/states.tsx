/** States of merchants and all that hangs on them, one colour for one meaning. */
import type { Schema } from '@api/types'
import { Flex, Typography } from '@ui/parts'
import { type Meaning, StatusTag } from '@ui/status-tag'
import { type Key, useText } from './texts'

export type Merchant = Schema<'MerchantView'>
export type Application = Schema<'ApplicationView'>
export type Paper = Schema<'PaperView'>
export type Category = Schema<'GrantedCategoryView'>

const MEANINGS: Record<string, Meaning> = {
  'state.applying': 'waiting',
  'state.open': 'good',
  'state.frozen': 'bad',
  'state.closed': 'off',
  'application.draft': 'plain',
  'application.submitted': 'waiting',
  'application.returned': 'warning',
  'application.approved': 'good',
  'application.refused': 'bad',
  'paper.waiting': 'waiting',
  'paper.valid': 'good',
  'paper.refused': 'bad',
  'paper.expired': 'bad',
  'paper.replaced': 'off',
  'need.met': 'good',
  'need.waiting': 'waiting',
  'need.missing': 'bad',
  'need.expired': 'bad',
  'need.no_expiry': 'warning',
  'grant.asked': 'waiting',
  'grant.granted': 'good',
  'grant.lacking': 'bad',
  'grant.refused': 'off',
  'grant.withdrawn': 'off',
  'deposit.due': 'waiting',
  'deposit.met': 'good',
}

type Kind = 'state' | 'application' | 'paper' | 'need' | 'grant' | 'deposit'

export function State({ kind, state }: { kind: Kind; state: string }) {
  const t = useText()
  const key = `${kind}.${state}`
  return <StatusTag meaning={MEANINGS[key] ?? 'plain'}>{t(key as Key)}</StatusTag>
}

/** What a category asks for, each paper with how it stands. */
export function Needs({ category }: { category: Category }) {
  const t = useText()
  if (category.needs.length === 0) return <Typography.Text type="secondary">{t('needs.none')}</Typography.Text>
  return (
    <Flex vertical gap={4}>
      {category.needs.map((need) => (
        <Flex key={need.kind} gap={8} align="center">
          <span>{need.name || t('business_licence')}</span>
          <State kind="need" state={need.state} />
        </Flex>
      ))}
    </Flex>
  )
}
