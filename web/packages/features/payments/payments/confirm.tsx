/** Somebody says that a transfer arrived, or that cash was collected. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { yuan } from '@ui/money'
import { Button, Tooltip } from '@ui/parts'
import { useSay } from '@ui/say'
import { YuanField } from '@ui/yuan-field'
import { BY_PERSON, type Payment } from '../states'
import { type Text, useText } from '../texts'

interface Values {
  amount_fen: number
  gateway_number: string
}

const NUMBER_LENGTH_MAX = 64

/** Why nobody may confirm it by hand; undefined if somebody may. */
function obstacle(t: Text, payment: Payment): string | undefined {
  if (!BY_PERSON.includes(payment.method)) return t('confirm.not')
  return payment.paid_fen > 0 ? t('confirm.over') : undefined
}

export function Confirm({ payment }: { payment: Payment }) {
  const t = useText()
  const say = useSay()
  const [open, setOpen] = useState(false)
  const confirm = useAct('post', '/api/console/payments/payments/{payment_id}/confirm')
  const why = obstacle(t, payment)

  async function submit(values: Values) {
    const question = {
      title: t('confirm.differs', { told: `¥${yuan(values.amount_fen)}`, asked: `¥${yuan(payment.amount_fen)}` }),
      what: t('confirm.differs.what'),
      act: t('confirm.differs.act'),
      danger: true,
    }
    if (values.amount_fen !== payment.amount_fen && !(await say.confirm(question))) return
    await confirm.run({ params: { path: { payment_id: payment.id } }, body: { ...values, version: payment.version } })
    say.done(t('confirm.done'))
  }

  return (
    <>
      <Tooltip title={why}>
        <Button type="primary" disabled={why !== undefined} onClick={() => setOpen(true)}>
          {t('confirm')}
        </Button>
      </Tooltip>
      <FormModal<Values> title={t('confirm.title', { number: payment.number })} open={open} onClose={() => setOpen(false)} initial={{ amount_fen: payment.amount_fen }} submit={t('confirm')} onSubmit={submit}>
        <YuanField name="amount_fen" label={t('confirm.amount')} help={t('confirm.amount.help')} min={1} required />
        <TextField name="gateway_number" label={t('confirm.reference')} help={t('confirm.reference.help')} max={NUMBER_LENGTH_MAX} required />
      </FormModal>
    </>
  )
}
