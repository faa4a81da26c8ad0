/** A failed refund tried again, or given back by hand. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { yuan } from '@ui/money'
import { Button, Flex, Tooltip, Typography } from '@ui/parts'
import { useSay } from '@ui/say'
import { BY_PERSON, type Refund } from '../states'
import { useText } from '../texts'
import { useWayText } from '../words-way'
import { REMARK_LENGTH_MAX, Store } from './store'

const NUMBER_LENGTH_MAX = 64

interface Given {
  gateway_number: string
  remark?: string
}

export function RefundActs({ refund }: { refund: Refund }) {
  const t = useText()
  const w = useWayText()
  const say = useSay()
  const [open, setOpen] = useState(false)
  const at = { params: { path: { refund_id: refund.id } } }
  const retry = useAct('post', '/api/console/payments/refunds/{refund_id}/retry')
  const finish = useAct('post', '/api/console/payments/refunds/{refund_id}/finish')
  const failed = refund.state === 'failed'
  const byHand = failed || (BY_PERSON.includes(refund.method) && refund.state !== 'succeeded')

  async function again() {
    try {
      await retry.run({ ...at, body: { version: refund.version } })
      say.done(t('retry.done'))
    } catch (error) {
      say.problem(error)
    }
  }

  async function submit(values: Given) {
    await finish.run({ ...at, body: { ...values, remark: values.remark ?? '', version: refund.version } })
    say.done(t('finish.done'))
  }

  return (
    <Flex gap={8}>
      <Tooltip title={byHand ? undefined : t('finish.not')}>
        <Button disabled={!byHand} onClick={() => setOpen(true)}>
          {t('finish')}
        </Button>
      </Tooltip>
      {BY_PERSON.includes(refund.method) ? null : <Store refund={refund} />}
      <Tooltip title={failed ? undefined : t('retry.not')}>
        <Button type="primary" disabled={!failed} loading={retry.running} onClick={() => void again()}>
          {t('retry')}
        </Button>
      </Tooltip>
      <FormModal<Given> title={t('finish.title', { number: refund.number })} open={open} onClose={() => setOpen(false)} submit={t('finish')} onSubmit={submit}>
        <Typography.Paragraph>{t('finish.what', { amount: `¥${yuan(refund.amount_fen)}` })}</Typography.Paragraph>
        <TextField name="gateway_number" label={t('finish.reference')} help={t('finish.reference.help')} max={NUMBER_LENGTH_MAX} required />
        <TextField name="remark" label={w('remark')} help={w('remark.help')} max={REMARK_LENGTH_MAX} required={failed} />
      </FormModal>
    </Flex>
  )
}
