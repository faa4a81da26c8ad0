/** Somebody decides where the money belongs. */
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '@api/act'
import { LongTextField, RadioField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { yuan } from '@ui/money'
import { Button, Flex } from '@ui/parts'
import { useSay } from '@ui/say'
import { useCaseText } from '../case-texts'
import type { Case } from '../states'

interface Values {
  how: 'refunded' | 'kept' | 'dismissed'
  note: string
}

const NOTE_LENGTH_MAX = 1_000

export function Handle({ found }: { found: Case }) {
  const c = useCaseText()
  const say = useSay()
  const go = useNavigate()
  const [open, setOpen] = useState(false)
  const handle = useAct('post', '/api/console/payments/cases/{case_id}/handle')
  // What a channel would not give back is tried again, or given back by hand, on the refund's page.
  const ofRefund = found.kind === 'refund_failed'
  const left = found.left_fen ?? 0
  const back = { value: 'refunded', label: left > 0 ? c('how.refunded', { amount: `¥${yuan(left)}` }) : c('how.none'), disabled: left <= 0 }
  const others = (['kept', 'dismissed'] as const).map((value) => ({ value, label: c(`how.${value}`) }))

  async function submit(values: Values) {
    await handle.run({ params: { path: { case_id: found.id } }, body: { ...values, version: found.version } })
    say.done(values.how === 'refunded' ? c('done.refunding') : c('done'))
  }

  return (
    <Flex gap={8}>
      {ofRefund && found.refund_id !== null && (
        <Button type="primary" onClick={() => void go(`/payments/refunds/${found.refund_id}`)}>
          {c('to-refund')}
        </Button>
      )}
      <Button type={ofRefund ? 'default' : 'primary'} onClick={() => setOpen(true)}>
        {c('handle')}
      </Button>
      <FormModal<Values> title={c('handle.title')} open={open} onClose={() => setOpen(false)} submit={c('handle')} onSubmit={submit}>
        <RadioField name="how" label={c('how')} options={ofRefund ? others : [back, ...others]} required />
        <LongTextField name="note" label={c('note')} help={c('note.help')} max={NOTE_LENGTH_MAX} required />
      </FormModal>
    </Flex>
  )
}
