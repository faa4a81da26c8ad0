/** Numbers are asked for once more, of the same carrier or of another. */
import { useAct } from '@api/act'
import { useCarriers } from '@ui/carriers'
import { ChoiceField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useSay } from '@ui/say'
import { useWaybillText } from '@ui/words-waybills'
import { useText } from '../texts'

export function AskAgain({ id, carrier, close }: { id: string; carrier: string; close: () => void }) {
  const t = useText()
  const word = useWaybillText()
  const say = useSay()
  const carriers = useCarriers()
  const ask = useAct('post', '/api/console/wms/outbounds/{outbound_id}/ask-waybills')
  async function submit(values: { carrier_code: string }) {
    await ask.run({ params: { path: { outbound_id: id } }, body: values })
    say.done(word('asked.done'))
  }
  return (
    <FormModal<{ carrier_code: string }> title={word('again')} open onClose={close} submit={word('again')} onSubmit={submit} initial={{ carrier_code: carrier }}>
      <ChoiceField name="carrier_code" label={t('carrier')} options={carriers.options} help={word('again.help')} required />
    </FormModal>
  )
}
