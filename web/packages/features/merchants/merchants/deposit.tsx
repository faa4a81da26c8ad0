/** A merchant's deposit: what is due, what came in, where it stands in the ledger. */
import { useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '@api/act'
import { Section } from '@ui/detail-page'
import { DateField, TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Button, Flex, Statistic } from '@ui/parts'
import { PlainTable } from '@ui/plain-table'
import { useSay } from '@ui/say'
import { Time } from '@ui/time'
import { YuanField } from '@ui/yuan-field'
import { type Merchant, State } from '../states'
import { useMerchantText } from './texts'

export function Deposit({ merchant: it }: { merchant: Merchant }) {
  const m = useMerchantText()
  const may = useMay()
  const [open, setOpen] = useState<'record' | 'change' | null>(null)
  const { deposit } = it
  const mayWrite = may('merchants.deposit', 'write') && deposit.demanded_fen !== null
  const extra = mayWrite && (
    <Flex gap={8}>
      <Button onClick={() => setOpen('change')}>{m('deposit.change')}</Button>
      <Button onClick={() => setOpen('record')}>{m('deposit.record')}</Button>
    </Flex>
  )
  const figure = (title: string, fen: number) => <Statistic title={title} value={fen} formatter={() => <Money fen={fen} currency="CNY" />} />
  return (
    <Section title={m('deposit')} extra={extra}>
      {deposit.demanded_fen === null ? (
        m('deposit.none')
      ) : (
        <Flex vertical gap={16}>
          <Flex gap={48} align="center">
            {figure(m('deposit.due'), deposit.demanded_fen)}
            {figure(m('deposit.held'), deposit.held_fen)}
            {deposit.state && <State kind="deposit" state={deposit.state} />}
            {may('ledger.account') && <Link to={`/ledger/accounts/${deposit.account_id}`}>{m('deposit.account')}</Link>}
          </Flex>
          <Receipts receipts={deposit.receipts} />
        </Flex>
      )}
      {open === 'record' && <Record merchant={it} close={() => setOpen(null)} />}
      {open === 'change' && <Change merchant={it} close={() => setOpen(null)} />}
    </Section>
  )
}

export function Receipts({ receipts }: { receipts: Merchant['deposit']['receipts'] }) {
  const m = useMerchantText()
  return (
    <PlainTable
      rows={receipts}
      empty={m('deposit.receipts.none')}
      columns={[
        { key: 'on', title: m('deposit.on'), show: (one) => one.received_on },
        { key: 'amount', title: m('deposit.amount'), right: true, show: (one) => <Money fen={one.amount_fen} currency="CNY" /> },
        { key: 'reference', title: m('deposit.reference'), show: (one) => one.bank_reference },
        { key: 'note', title: m('deposit.note'), show: (one) => one.note },
        { key: 'at', title: m('deposit.recorded'), show: (one) => <Time at={one.recorded_at} /> },
      ]}
    />
  )
}

interface FormProps {
  merchant: Merchant
  close: () => void
}

interface Receipt {
  amount_fen: number
  bank_reference: string
  received_on: string
  note: string | null
}

function Record({ merchant: it, close }: FormProps) {
  const m = useMerchantText()
  const say = useSay()
  const record = useAct('post', '/api/console/merchants/merchants/{merchant_id}/deposit-receipts')
  const missing = (it.deposit.demanded_fen ?? 0) - it.deposit.held_fen
  return (
    <FormModal<Receipt>
      open
      title={m('deposit.record')}
      onClose={close}
      initial={{ amount_fen: missing > 0 ? missing : undefined }}
      onSubmit={async ({ note, ...values }) => {
        await record.run({ params: { path: { merchant_id: it.id } }, body: { ...values, note: note ?? '' } })
        say.done(m('deposit.recorded'))
      }}
    >
      <YuanField name="amount_fen" label={m('deposit.amount')} required min={1} />
      <TextField name="bank_reference" label={m('deposit.reference')} help={m('deposit.reference.help')} required max={64} />
      <DateField name="received_on" label={m('deposit.on')} required />
      <TextField name="note" label={m('deposit.note')} />
    </FormModal>
  )
}

function Change({ merchant: it, close }: FormProps) {
  const m = useMerchantText()
  const say = useSay()
  const change = useAct('put', '/api/console/merchants/merchants/{merchant_id}/deposit')
  return (
    <FormModal<{ amount_fen: number; note: string | null }>
      open
      title={m('deposit.change')}
      onClose={close}
      initial={{ amount_fen: it.deposit.demanded_fen ?? undefined }}
      onSubmit={async ({ note, ...values }) => {
        await change.run({ params: { path: { merchant_id: it.id } }, body: { ...values, note: note ?? '' } })
        say.done(m('deposit.changed'))
      }}
    >
      <YuanField name="amount_fen" label={m('deposit.due')} required />
      <TextField name="note" label={m('deposit.note')} />
    </FormModal>
  )
}
