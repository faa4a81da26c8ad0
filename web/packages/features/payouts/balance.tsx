/** What a merchant is owed, what of it he can have, and having it. */
import { useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { type Fact, Facts } from '@ui/detail-page'
import { FormModal } from '@ui/form'
import { useMay, useMe } from '@ui/me'
import { Money } from '@ui/money'
import { Alert, Button, Flex } from '@ui/parts'
import { PlainPage } from '@ui/plain-page'
import { useSay } from '@ui/say'
import { YuanField, yuanTyped } from '@ui/yuan-field'
import { type Text, useText } from './texts'

type Balance = Schema<'PayoutBalanceView'>

export default function BalancePage() {
  const t = useText()
  const mayWithdraw = useMay()('payouts.withdrawal', 'write')
  const asked = api.useQuery('get', '/api/console/payouts/own-balance')
  const [open, setOpen] = useState(false)
  const waiting = useWaiting()
  const it = asked.data
  const can = it !== undefined && !it.is_held && Boolean(it.bank_account) && it.drawable_fen >= it.minimum_fen
  const primary = mayWithdraw && <Button type="primary" disabled={!can} onClick={() => setOpen(true)}>{t('withdraw')}</Button>
  return (
    <PlainPage title={t('balance')} what={t('balance.what')} asked={asked} primary={primary}>
      {it !== undefined && (
        <Flex vertical gap={16}>
          <Warnings it={it} t={t} />
          <Facts facts={[...factsOf(it, t), ...waiting]} extra={<Link to="/payouts?tab=all">{t('history')}</Link>} title={t('money')} />
          {open && <WithdrawForm it={it} close={() => setOpen(false)} />}
        </Flex>
      )}
    </PlainPage>
  )
}

/** What is in no bill yet, and what bills kept back. */
function useWaiting(): Fact[] {
  const t = useText()
  const may = useMay()('settlement.bill', 'read')
  const merchant_id = useMe().place.merchant_id ?? ''
  const it = api.useQuery('get', '/api/console/settlement/unbilled/{merchant_id}', { params: { path: { merchant_id } } }, { enabled: may && merchant_id !== '' }).data
  if (it === undefined) return []
  return [
    { label: t('unbilled'), value: <Money fen={it.unbilled_fen} /> },
    { label: t('reserved'), value: <Money fen={it.reserved_fen} /> },
  ]
}

function Warnings({ it, t }: { it: Balance; t: Text }) {
  return (
    <>
      {it.is_held && <Alert type="error" showIcon title={t('is-held')} />}
      {it.owed_fen < 0 && <Alert type="warning" showIcon title={t('below-zero')} />}
      {it.pays_bills && <Alert type="info" showIcon title={t('pays-bills')} />}
    </>
  )
}

function factsOf(it: Balance, t: Text): Fact[] {
  const account = [it.account_name, it.bank_name, it.bank_account].filter(Boolean).join(' ')
  const yuan = (fen: number) => yuanTyped(fen) ?? ''
  return [
    { label: t('drawable'), value: <strong><Money fen={it.drawable_fen} /></strong> },
    { label: t('owed'), value: <Money fen={it.owed_fen} /> },
    { label: t('under-way'), value: <Money fen={it.under_way_fen} /> },
    { label: t('deposit'), value: <span><Money fen={it.deposit_fen} /> ({t('demanded', { fen: yuan(it.demanded_fen) })})</span> },
    { label: t('last-bill'), value: it.last_bill === null ? t('last-bill.none') : <span>{it.last_bill.number} · <Money fen={it.last_bill.payable_fen} /></span> },
    { label: t('account'), value: account || t('no-account') },
    { label: t('limits'), value: t('limits.said', { least: yuan(it.minimum_fen), times: it.times_a_day, most: yuan(it.day_fen_max) }), wide: true },
  ]
}

function WithdrawForm({ it, close }: { it: Balance; close: () => void }) {
  const t = useText()
  const say = useSay()
  const withdraw = useAct('post', '/api/console/payouts/withdrawals', { touches: ['/api/console/payouts'] })
  async function submit({ amount_fen }: { amount_fen: number | null }) {
    await withdraw.run({ body: { amount_fen: amount_fen ?? 0 } })
    say.done(t('withdrawn'))
  }
  const help = t('withdraw.all', { fen: yuanTyped(it.drawable_fen) ?? '' })
  return (
    <FormModal<{ amount_fen: number | null }> title={t('withdraw')} open onClose={close} submit={t('withdraw')} onSubmit={submit} initial={{ amount_fen: it.drawable_fen }}>
      <YuanField name="amount_fen" label={t('amount')} help={help} required min={it.minimum_fen} max={it.drawable_fen} />
    </FormModal>
  )
}
