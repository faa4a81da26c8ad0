/** What may be done with a waybill now. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { LongTextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { PrinterOutlined } from '@ui/icons'
import { Button, Flex, Tooltip } from '@ui/parts'
import { usePrint } from '@ui/print'
import { useSay } from '@ui/say'
import type { Waybill } from './states'
import { useText } from './texts'

const REASON_LENGTH_MAX = 200

export function Acts({ it }: { it: Waybill }) {
  const t = useText()
  const say = useSay()
  const [open, setOpen] = useState(false)
  const again = useAct('post', '/api/console/logistics/waybills/{waybill_id}/retry')
  const drop = useAct('post', '/api/console/logistics/waybills/{waybill_id}/void')
  const params = { path: { waybill_id: it.id } }
  const isLive = it.state === 'asked' || it.state === 'issued'
  const { print, running } = usePrint()
  const isGone = it.handed_over_at !== null

  async function retry() {
    await again.run({ params })
    say.done(t('retried'))
  }

  async function submit(values: { reason: string }) {
    await drop.run({ params, body: values })
    say.done(t('void.done'))
  }

  return (
    <Flex gap={8}>
      {it.state === 'refused' && (
        <Button type="primary" loading={again.running} onClick={() => void retry().catch(say.problem)}>
          {t('retry')}
        </Button>
      )}
      {it.state === 'issued' && it.origin === 'gateway' && (
        <Button type="primary" icon={<PrinterOutlined />} loading={running} onClick={() => void print('/api/console/logistics/waybills/print', { waybill_ids: [it.id] })}>
          {t('print')}
        </Button>
      )}
      {isLive && (
        <Tooltip title={isGone ? t('void.handed-over') : undefined}>
          <Button danger disabled={isGone} onClick={() => setOpen(true)}>
            {t('void')}
          </Button>
        </Tooltip>
      )}
      <FormModal<{ reason: string }> title={t('void.title', { number: it.number ?? '' })} open={open} onClose={() => setOpen(false)} submit={t('void')} onSubmit={submit}>
        <LongTextField name="reason" label={t('void.reason')} help={t('void.help')} max={REASON_LENGTH_MAX} required />
      </FormModal>
    </Flex>
  )
}
