/** Numbers of carriers are asked for, of one shipment or of many. */
import { useAct } from '@api/act'
import { useCarriers } from '@ui/carriers'
import { ChoiceField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useSay } from '@ui/say'
import { useWaybillText } from '@ui/words-waybills'
import { useText } from '../texts'

export function AskForm({ ids, carrier, close }: { ids: readonly string[]; carrier?: string; close: () => void }) {
  const t = useText()
  const word = useWaybillText()
  const say = useSay()
  const carriers = useCarriers()
  const ask = useAct('post', '/api/console/fulfilment/shipments/waybills')
  async function submit({ carrier_code }: { carrier_code?: string }) {
    await ask.run({ body: { shipment_ids: [...ids], carrier_code: carrier_code ?? null, service_code: '' } })
    say.done(word('asked.done'))
  }
  return (
    <FormModal<{ carrier_code?: string }> title={word('ask')} open onClose={close} submit={word('ask')} onSubmit={submit} initial={{ carrier_code: carrier }}>
      <ChoiceField name="carrier_code" label={t('carrier')} options={carriers.options} hint={word('carrier.usual')} />
    </FormModal>
  )
}
