/** What a merchant has deposited beyond what is demanded goes back to him. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { Facts } from '@ui/detail-page'
import { ChoiceField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useMay } from '@ui/me'
import { Money } from '@ui/money'
import { Alert, Button, Flex } from '@ui/parts'
import { useSay } from '@ui/say'
import { YuanField, yuanTyped } from '@ui/yuan-field'
import { type Text, useText } from './texts'

const SHOPS_MAX = 200
type Release = Schema<'DepositReleaseView'>
interface Values {
  merchant_id: string | null
  amount_fen: number | null
}

export function ReleaseButton() {
  const t = useText()
  const may = useMay()
  const [open, setOpen] = useState(false)
  if (!may('payouts.approval', 'write') || !may('merchants.merchant', 'read')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('release')}</Button>
      {open && <ReleaseForm close={() => setOpen(false)} />}
    </>
  )
}

function ReleaseForm({ close }: { close: () => void }) {
  const t = useText()
  const say = useSay()
  const merchants = api.useQuery('get', '/api/console/merchants/merchants', { params: { query: { limit: SHOPS_MAX } } }).data?.items ?? []
  const release = useAct('post', '/api/console/payouts/deposit-releases', { touches: ['/api/console/payouts'] })
  const [merchantId, setMerchantId] = useState<string | null>(null)
  async function submit({ merchant_id, amount_fen }: Values) {
    await release.run({ body: { merchant_id: merchant_id ?? '', amount_fen: amount_fen ?? 0 } })
    say.done(t('released'))
  }
  const options = merchants.filter((one) => !one.self_run).map((one) => ({ value: one.id, label: one.name }))
  return (
    <FormModal<Values> title={t('release')} open onClose={close} submit={t('release')} onSubmit={submit} initial={{ merchant_id: null, amount_fen: null }} onChange={(_, values) => setMerchantId(values.merchant_id)}>
      <ChoiceField name="merchant_id" label={t('merchant')} required options={options} />
      {merchantId !== null && <Standing merchantId={merchantId} />}
      <YuanField name="amount_fen" label={t('amount')} help={t('release.what')} required min={1} />
    </FormModal>
  )
}

/** What there is, and everything that stands against it, at once. */
function Standing({ merchantId }: { merchantId: string }) {
  const t = useText()
  const asked = api.useQuery('get', '/api/console/payouts/deposit-releases/{merchant_id}', { params: { path: { merchant_id: merchantId } } })
  const it = asked.data
  if (it === undefined) return null
  return (
    <Flex vertical gap={12} style={{ marginBottom: 16 }}>
      <Facts
        facts={[
          { label: t('release.held'), value: <Money fen={it.held_fen} /> },
          { label: t('release.demanded'), value: <Money fen={it.demanded_fen} /> },
          { label: t('release.releasable'), value: <strong><Money fen={it.releasable_fen} /></strong> },
        ]}
      />
      <Stops it={it} t={t} />
      {it.matters.length > 0 && (
        <Alert type={it.leaves ? 'error' : 'info'} showIcon title={t(it.leaves ? 'release.open' : 'release.open.later')} description={<Lines lines={it.matters.map((one) => t(`release.${one.matter}`, { count: one.count }))} />} />
      )}
    </Flex>
  )
}

function Stops({ it, t }: { it: Release; t: Text }) {
  const lines = [
    ...(it.is_held ? [t('is-held')] : []),
    ...(it.has_account ? [] : [t('no-account')]),
    ...(it.owed_fen < 0 ? [t('release.owes', { fen: yuanTyped(-it.owed_fen) ?? '' })] : []),
    ...(it.held_fen <= it.demanded_fen ? [t('release.none')] : []),
  ]
  return lines.length === 0 ? null : <Alert type="error" showIcon title={t('release.stops')} description={<Lines lines={lines} />} />
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {lines.map((line) => <li key={line}>{line}</li>)}
    </ul>
  )
}
