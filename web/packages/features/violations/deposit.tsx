/** A merchant's own deposit: what is there, what is frozen, what moved it. */
import { Link } from 'react-router'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { type Fact, Facts, Section } from '@ui/detail-page'
import { Money } from '@ui/money'
import { Alert, Flex, Typography } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { Time } from '@ui/time'
import { yuanTyped } from '@ui/yuan-field'
import { ViolationState } from './state'
import { type Text, useText } from './texts'

type Deposit = Schema<'OwnDepositView'>

export default function DepositPage() {
  const t = useText()
  const asked = api.useQuery('get', '/api/console/violations/own-deposit')
  const it = asked.data
  return (
    <PlainPage title={t('deposit')} what={t('deposit.what')} asked={asked}>
      {it !== undefined && (
        <Flex vertical gap={16}>
          {it.short_fen > 0 && <Alert type="warning" showIcon title={t('deposit.late', { fen: yuanTyped(it.short_fen) ?? '' })} description={t('deposit.pay')} />}
          <Facts facts={factsOf(it, t)} />
          <Section title={t('deposit.fines')}>{it.fines.length === 0 ? <Empty words={t('deposit.fines.none')} /> : <Fines it={it} t={t} />}</Section>
          <Section title={t('deposit.received')}>{it.received.length === 0 ? <Empty words={t('deposit.received.none')} /> : <Received it={it} t={t} />}</Section>
        </Flex>
      )}
    </PlainPage>
  )
}

function factsOf(it: Deposit, t: Text): Fact[] {
  return [
    { label: t('deposit.held'), value: <strong><Money fen={it.held_fen} /></strong> },
    { label: t('deposit.frozen'), value: <Money fen={it.frozen_fen} /> },
    { label: t('deposit.demanded'), value: <Money fen={it.demanded_fen} /> },
    ...(it.short_fen > 0 ? [{ label: t('deposit.short'), value: <Money fen={it.short_fen} /> }] : []),
    ...(it.due_at === null ? [] : [{ label: t('deposit.due'), value: <Time at={it.due_at} exact /> }]),
    { label: t('year-points'), value: it.year_points },
  ]
}

function Empty({ words }: { words: string }) {
  return <Typography.Text type="secondary">{words}</Typography.Text>
}

function Fines({ it, t }: { it: Deposit; t: Text }) {
  return (
    <PlainTable
      rows={[...it.fines]}
      rowKey="id"
      columns={[
        { key: 'number', title: t('number'), show: (row) => <Link className="ht-number" to={`/violations/${row.id}`}>{row.number}</Link> },
        { key: 'state', title: t('state'), show: (row) => <ViolationState state={row.state} t={t} /> },
        { key: 'frozen', title: t('deposit.of'), right: true, show: (row) => <Money fen={row.frozen_fen} /> },
        { key: 'charged', title: t('charged'), right: true, show: (row) => <Money fen={row.charged_fen} /> },
        { key: 'at', title: t('at'), show: (row) => <Time at={row.at} exact /> },
      ]}
    />
  )
}

function Received({ it, t }: { it: Deposit; t: Text }) {
  return (
    <PlainTable
      rows={[...it.received]}
      rowKey="id"
      columns={[
        { key: 'reference', title: t('reference'), show: (row) => row.bank_reference },
        { key: 'amount', title: t('amount'), right: true, show: (row) => <Money fen={row.amount_fen} /> },
        { key: 'at', title: t('at'), show: (row) => <Time at={row.at} exact /> },
      ]}
    />
  )
}
