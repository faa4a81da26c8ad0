/** What a merchant has deposited beyond what is demanded goes back to him. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { ChoiceField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useMay } from '@ui/me'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import { YuanField } from '@ui/yuan-field'
import { useText } from './texts'

const SHOPS_MAX = 200
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
  async function submit({ merchant_id, amount_fen }: Values) {
    await release.run({ body: { merchant_id: merchant_id ?? '', amount_fen: amount_fen ?? 0 } })
    say.done(t('released'))
  }
  const options = merchants.filter((one) => !one.self_run).map((one) => ({ value: one.id, label: one.name }))
  return (
    <FormModal<Values> title={t('release')} open onClose={close} submit={t('release')} onSubmit={submit} initial={{ merchant_id: null, amount_fen: null }}>
      <ChoiceField name="merchant_id" label={t('merchant')} required options={options} />
      <YuanField name="amount_fen" label={t('amount')} help={t('release.what')} required min={1} />
    </FormModal>
  )
}
