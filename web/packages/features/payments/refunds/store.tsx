/** What a channel would not give back goes into the buyer's stored value instead. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { yuan } from '@ui/money'
import { Button, Tooltip, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import type { Refund } from '../states'
import { useWayText } from '../words-way'

export const REMARK_LENGTH_MAX = 200

export function Store({ refund }: { refund: Refund }) {
  const t = useWayText()
  const say = useSay()
  const [open, setOpen] = useState(false)
  const store = useAct('post', '/api/console/payments/refunds/{refund_id}/store')
  const failed = refund.state === 'failed'

  async function submit(values: { remark: string }) {
    await store.run({ params: { path: { refund_id: refund.id } }, body: { ...values, version: refund.version } })
    say.done(t('store.done'))
  }

  return (
    <>
      <Tooltip title={failed ? undefined : t('store.not')}>
        <Button disabled={!failed} onClick={() => setOpen(true)}>
          {t('store')}
        </Button>
      </Tooltip>
      <FormModal<{ remark: string }> title={t('store.title', { number: refund.number })} open={open} onClose={() => setOpen(false)} submit={t('store')} onSubmit={submit}>
        <Typography.Paragraph>{t('store.what', { amount: `¥${yuan(refund.amount_fen)}` })}</Typography.Paragraph>
        <TextField name="remark" label={t('remark')} help={t('remark.help')} max={REMARK_LENGTH_MAX} required />
      </FormModal>
    </>
  )
}
