/** What each kind of account held, moved and holds. */
import { useState } from 'react'
import dayjs from 'dayjs'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Section } from '@ui/detail-page'
import { Money } from '@ui/money'
import { Alert, DatePicker, Flex } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { PlainTable } from '@ui/plain-table'
import { StatusTag } from '@ui/status-tag'
import { kindOf, useText } from './texts'

type Balance = Schema<'TrialBalanceView'>
type Row = Balance['rows'][number]
const DAY = 'YYYY-MM-DD'

export default function Trial() {
  const t = useText()
  const [days, setDays] = useState<[string, string]>([dayjs().startOf('month').format(DAY), dayjs().format(DAY)])
  const [day_from, day_to] = days
  const asked = api.useQuery('get', '/api/console/finance/trial-balance', { params: { query: { day_from, day_to } } })
  const period = (
    <DatePicker.RangePicker
      aria-label={t('trial.period')}
      allowClear={false}
      value={[dayjs(day_from), dayjs(day_to)]}
      onChange={(chosen) => chosen?.[0] && chosen[1] && setDays([chosen[0].format(DAY), chosen[1].format(DAY)])}
    />
  )
  return (
    <PlainPage title={t('trial.title')} what={t('trial.what')} primary={period} asked={asked}>
      {asked.data !== undefined && <Content balance={asked.data} />}
    </PlainPage>
  )
}

function Content({ balance }: { balance: Balance }) {
  const t = useText()
  const balanced = balance.debits_fen === balance.credits_fen && balance.left_debit_fen === balance.left_credit_fen
  return (
    <Flex vertical gap={16}>
      <Section title={t('total')} extra={<StatusTag meaning={balanced ? 'good' : 'bad'}>{t(balanced ? 'trial.balanced' : 'trial.unbalanced')}</StatusTag>}>
        {!balanced && <Alert type="error" showIcon title={t('trial.unbalanced')} style={{ marginBottom: 16 }} />}
        <Flex gap={48} wrap>
          <Sum title={t('trial.debits')} fen={balance.debits_fen} />
          <Sum title={t('trial.credits')} fen={balance.credits_fen} />
          <Sum title={`${t('trial.left')} · ${t('side.debit')}`} fen={balance.left_debit_fen} />
          <Sum title={`${t('trial.left')} · ${t('side.credit')}`} fen={balance.left_credit_fen} />
        </Flex>
      </Section>
      <Section title={t('trial.kinds')}>
        <PlainTable<Row & { key: string }>
          rowKey="key"
          rows={balance.rows.map((one) => ({ ...one, key: `${one.kind} ${one.unit} ${one.side}` }))}
          columns={[
            { key: 'kind', title: t('kind'), show: (row) => kindOf(t, row.kind) },
            { key: 'side', title: t('side'), width: 80, show: (row) => t(`side.${row.side}`) },
            { key: 'opening', title: t('opening'), right: true, show: (row) => <Money fen={row.opening_fen} currency={row.unit} /> },
            { key: 'debits', title: t('debits'), right: true, show: (row) => <Money fen={row.debits_fen} currency={row.unit} /> },
            { key: 'credits', title: t('credits'), right: true, show: (row) => <Money fen={row.credits_fen} currency={row.unit} /> },
            { key: 'closing', title: t('closing'), right: true, show: (row) => <Money fen={row.closing_fen} currency={row.unit} /> },
          ]}
          empty={t('trial.none')}
        />
      </Section>
    </Flex>
  )
}

function Sum({ title, fen }: { title: string; fen: number }) {
  return (
    <Flex vertical>
      <span style={{ color: 'var(--ant-color-text-secondary)' }}>{title}</span>
      <span style={{ fontSize: 20 }}>
        <Money fen={fen} />
      </span>
    </Flex>
  )
}
