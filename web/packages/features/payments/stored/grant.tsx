/** Stored value given or taken back by hand, always with a reason. */
import { useAct } from '@api/act'
import { RadioField, TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useSay } from '@ui/say'
import { YuanField } from '@ui/yuan-field'
import { useBillText } from '../bill-texts'

interface Values {
  way: 'more' | 'less'
  amount_fen: number
  reason: string
}

/** As the server bounds it. */
const FEN_MAX = 10 ** 9
const REASON_LENGTH_MAX = 100

export function Grant({ memberId, open, onClose }: { memberId: string; open: boolean; onClose: () => void }) {
  const b = useBillText()
  const say = useSay()
  const grant = useAct('post', '/api/console/payments/stored-value/{member_id}/grant')
  const ways = (['more', 'less'] as const).map((value) => ({ value, label: b(`stored.grant.${value}`) }))

  async function submit({ way, amount_fen, reason }: Values) {
    const body = { amount_fen: way === 'more' ? amount_fen : -amount_fen, reason }
    await grant.run({ params: { path: { member_id: memberId } }, body })
    say.done(b('stored.grant.done'))
  }

  return (
    <FormModal<Values> title={b('stored.grant.title')} open={open} onClose={onClose} initial={{ way: 'more' }} submit={b('stored.grant')} onSubmit={submit}>
      <RadioField name="way" label={b('stored.grant.way')} options={ways} required />
      <YuanField name="amount_fen" label={b('stored.grant.amount')} min={1} max={FEN_MAX} required />
      <TextField name="reason" label={b('stored.grant.reason')} help={b('stored.grant.reason.help')} max={REASON_LENGTH_MAX} required />
    </FormModal>
  )
}
