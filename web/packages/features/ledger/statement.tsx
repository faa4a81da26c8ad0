/** Entries of an account, newest first, each with the balance after it; earlier ones on demand. */
import { type ComponentProps, useState } from 'react'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Section } from '@ui/detail-page'
import { Refused } from '@ui/errors'
import { Button, DatePicker, Flex, Typography } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { Time } from '@ui/time'
import { Amount } from './amount'
import { Id } from './id'
import { type Text, useText } from './texts'
import { actOf } from './words'

type Account = Schema<'HoldingsView'>
type Entry = Schema<'StatementView'>['entries'][number]

export function Statement({ account }: { account: Account }) {
  const t = useText()
  const [until, setUntil] = useState<string | null>(null)
  const asked = api.useInfiniteQuery(
    'get',
    '/api/console/ledger/accounts/{account_id}/entries',
    { params: { path: { account_id: account.id }, query: { until: until ?? undefined } } },
    { pageParamName: 'before', initialPageParam: null, getNextPageParam: (last: Schema<'StatementView'>) => last.next ?? undefined },
  )
  const chooser = (
    <Flex gap={8} align="center">
      <Typography.Text type="secondary">{t('entries.until')}</Typography.Text>
      <DatePicker showTime onChange={(time) => setUntil(time?.toISOString() ?? null)} />
    </Flex>
  )
  return (
    <Section title={t('entries')} extra={chooser}>
      {asked.error === null ? (
        <Flex vertical gap={12}>
          <PlainTable<Entry> rows={asked.data?.pages.flatMap((page) => page.entries)} columns={columns(t, account)} empty={t('entries.none')} />
          {asked.hasNextPage && (
            <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
              {t('entries.more')}
            </Button>
          )}
        </Flex>
      ) : (
        <Refused error={asked.error} retry={() => void asked.refetch()} />
      )}
    </Section>
  )
}

function columns(t: Text, account: Account): ComponentProps<typeof PlainTable<Entry>>['columns'] {
  return [
    { key: 'at', title: t('at'), show: (entry) => <Time at={entry.at} exact /> },
    { key: 'act', title: t('act'), show: (entry) => actOf(t, entry.kind) },
    { key: 'reason', title: t('reason'), show: (entry) => entry.reason },
    { key: 'document', title: t('document'), show: (entry) => <Id id={entry.document_id} label={entry.document_kind} to={`/ledger/documents/${entry.document_id}`} /> },
    { key: 'other', title: t('other'), show: (entry) => <Id id={entry.other_account_id} to={`/ledger/accounts/${entry.other_account_id}`} /> },
    { key: 'debit', title: t('debit'), right: true, show: (entry) => <Amount of={account} count={entry.debit} empty /> },
    { key: 'credit', title: t('credit'), right: true, show: (entry) => <Amount of={account} count={entry.credit} empty /> },
    { key: 'pending', title: t('pending'), right: true, show: (entry) => <Amount of={account} count={entry.pending} empty /> },
    { key: 'balance', title: t('balance'), right: true, show: (entry) => <Amount of={account} count={entry.balance} /> },
  ]
}
