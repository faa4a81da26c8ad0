/** What a member has in store, and how it came about. */
import { type ComponentProps, useState } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { DetailPage, Section } from '@ui/detail-page'
import { Refused } from '@ui/errors'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Button, Flex } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { Time } from '@ui/time'
import { type BillText, useBillText } from '../bill-texts'
import { Grant } from './grant'

type Stored = Schema<'StoredView'>
type Page = Schema<'StoredStatementView'>
type Entry = Page['entries'][number]
const REASONS = ['received', 'refund_asked', 'refunded', 'stored_value_granted'] as const

export default function StoredValue() {
  const b = useBillText()
  const { id = '' } = useParams()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const asked = api.useQuery('get', '/api/console/payments/stored-value/{member_id}', { params: { path: { member_id: id } } })
  const member = api.useQuery('get', '/api/console/members/members/{member_id}', { params: { path: { member_id: id } } }, { enabled: may('members.member'), retry: false })
  return (
    <DetailPage<Stored>
      asked={asked}
      back="/payments/stored-value"
      title={() => member.data?.name || member.data?.phone || b('stored')}
      what={() => member.data && b('stored')}
      facts={(it) => [
        { label: b('stored.balance'), value: <Money fen={it.balance_fen} /> },
        { label: b('stored.phone'), value: member.data?.phone },
      ]}
      acts={() =>
        may('payments.stored_value', 'write') && (
          <Button type="primary" onClick={() => setOpen(true)}>
            {b('stored.grant')}
          </Button>
        )
      }
      thing="payments.stored_value"
      thingId={id}
    >
      {() => (
        <>
          <Statement memberId={id} b={b} />
          <Grant memberId={id} open={open} onClose={() => setOpen(false)} />
        </>
      )}
    </DetailPage>
  )
}

function Statement({ memberId, b }: { memberId: string; b: BillText }) {
  const may = useMay()
  const asked = api.useInfiniteQuery(
    'get',
    '/api/console/payments/stored-value/{member_id}/entries',
    { params: { path: { member_id: memberId } } },
    { pageParamName: 'before', initialPageParam: null, getNextPageParam: (last: Page) => last.next ?? undefined },
  )
  const rows = asked.data?.pages.flatMap((page) => page.entries)
  return (
    <Section title={b('stored.entries')}>
      {asked.error === null ? (
        <Flex vertical gap={12}>
          <PlainTable<Entry> rows={rows} columns={columns(b, may('ledger.account'))} empty={b('stored.entries.none')} />
          {asked.hasNextPage && (
            <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
              {b('stored.more')}
            </Button>
          )}
        </Flex>
      ) : (
        <Refused error={asked.error} retry={() => void asked.refetch()} />
      )}
    </Section>
  )
}

function columns(b: BillText, mayLedger: boolean): ComponentProps<typeof PlainTable<Entry>>['columns'] {
  return [
    { key: 'at', title: b('stored.at'), width: 180, show: (one) => <Time at={one.at} exact /> },
    { key: 'reason', title: b('stored.reason'), show: (one) => reasonOf(b, one.reason) },
    { key: 'change', title: b('stored.change'), right: true, width: 140, show: (one) => <Money fen={one.change_fen} /> },
    { key: 'after', title: b('stored.after'), right: true, width: 140, show: (one) => <Money fen={one.balance_fen} /> },
    { key: 'actor', title: b('stored.actor'), width: 160, show: (one) => one.actor_name || '—' },
    { key: 'document', title: b('stored.document'), width: 160, show: (one) => document(one, mayLedger) },
  ]
}

function reasonOf(b: BillText, reason: string): string {
  const known = REASONS.find((one) => one === reason)
  return known === undefined ? reason : b(`stored.reason.${known}`)
}

/** To where the movement came from, for whoever may go there. */
function document(one: Entry, mayLedger: boolean) {
  const text = `…${one.document_id.slice(-8)}`
  if (one.document_kind === 'payment') return <Link to={`/payments/payments/${one.document_id}`}>{text}</Link>
  if (one.document_kind === 'refund') return <Link to={`/payments/refunds/${one.document_id}`}>{text}</Link>
  return mayLedger ? <Link to={`/ledger/documents/${one.document_id}`}>{text}</Link> : text
}
