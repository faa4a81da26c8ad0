/** When a merchant is billed, and what is kept back for a while. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { api } from '@api/client'
import type { Schema } from '@api/types'
import { LongTextField, RadioField, SwitchField, WholeField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useMay } from '@ui/me'
import { Alert, Button, Flex, Modal, Select } from '@ui/parts'
import { useSay } from '@ui/say'
import { useText } from './texts'

type Terms = Schema<'SetTerms'>
const SHOPS_MAX = 200
const CYCLES = ['daily', 'weekly', 'monthly'] as const

export function TermsButton() {
  const t = useText()
  const may = useMay()
  const [isOpen, setIsOpen] = useState(false)
  const [merchantId, setMerchantId] = useState<string>()
  if (!may('settlement.billing', 'write') || !may('merchants.merchant', 'read')) return null
  function close() {
    setIsOpen(false)
    setMerchantId(undefined)
  }
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t('terms')}</Button>
      <Modal open={isOpen && merchantId === undefined} title={t('terms')} onCancel={close} footer={null} destroyOnHidden>
        <Choose choose={setMerchantId} />
      </Modal>
      {merchantId !== undefined && <TermsForm merchantId={merchantId} close={close} />}
    </>
  )
}

function Choose({ choose }: { choose: (merchantId: string) => void }) {
  const t = useText()
  const asked = api.useQuery('get', '/api/console/merchants/merchants', { params: { query: { limit: SHOPS_MAX } } })
  const options = (asked.data?.items ?? []).filter((one) => !one.self_run).map((one) => ({ value: one.id, label: one.name }))
  return (
    <Flex vertical gap={8}>
      <span>{t('terms.what')}</span>
      <Select showSearch={{ optionFilterProp: 'label' }} aria-label={t('merchant')} placeholder={t('merchant')} loading={asked.isLoading} options={options} onChange={choose} />
    </Flex>
  )
}

function TermsForm({ merchantId, close }: { merchantId: string; close: () => void }) {
  const t = useText()
  const say = useSay()
  const path = { params: { path: { merchant_id: merchantId } } }
  const asked = api.useQuery('get', '/api/console/settlement/terms/{merchant_id}', path)
  const set = useAct('put', '/api/console/settlement/terms/{merchant_id}', { touches: ['/api/console/settlement'] })
  const it = asked.data
  if (it === undefined) return null
  async function submit(values: Terms) {
    await set.run({ ...path, body: values })
    say.done(t('terms.saved'))
  }
  const { cycle, wait_days, reserve_permille, reserve_days, held, words } = it
  return (
    <FormModal<Terms> title={t('terms')} open onClose={close} onSubmit={submit} initial={{ cycle, wait_days, reserve_permille, reserve_days, held, words }}>
      <Alert type="info" showIcon title={t(it.is_own ? 'terms.own' : 'terms.house')} style={{ marginBottom: 16 }} />
      <RadioField name="cycle" label={t('cycle')} options={CYCLES.map((value) => ({ value, label: t(`cycle.${value}`) }))} />
      <Flex gap={16} wrap>
        <WholeField name="wait_days" label={t('wait')} required min={0} max={90} />
        <WholeField name="reserve_permille" label={t('reserve')} required min={0} max={500} />
        <WholeField name="reserve_days" label={t('reserve.days')} required min={1} max={365} />
      </Flex>
      <SwitchField name="held" label={t('held')} help={t('held.help')} />
      <LongTextField name="words" label={t('words')} max={500} rows={2} />
    </FormModal>
  )
}
