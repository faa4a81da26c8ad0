/** What may be done with a request now, and the forms for it. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { LongTextField, TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useMay } from '@ui/me'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import type { Invoice, Request } from './state'
import { useText } from './texts'

const TOUCHES = ['/api/console/invoicing']
const REASON_MAX = 200
const DIGITS_MAX = 20

export function Acts({ it }: { it: Request }) {
  const t = useText()
  const say = useSay()
  const mayWrite = useMay()('invoicing.request', 'write')
  const [refusing, setRefusing] = useState(false)
  const issue = useAct('post', '/api/console/invoicing/requests/{request_id}/issue', { touches: TOUCHES })
  const retry = useAct('post', '/api/console/invoicing/requests/{request_id}/retry', { touches: TOUCHES })
  const reverse = useAct('post', '/api/console/invoicing/requests/{request_id}/reverse', { touches: TOUCHES })
  const path = { params: { path: { request_id: it.id } }, body: { version: it.version } }
  if (!mayWrite) return null

  async function done(work: () => Promise<unknown>, act: string, what: string | null) {
    if (what !== null && !(await say.confirm({ title: act, what, act }))) return
    try {
      await work()
      say.done(t('act.done'))
    } catch (error) {
      say.problem(error)
    }
  }
  const byHand = it.invoices.some((one) => one.provider === 'by_hand')
  const hasFailed = it.invoices.some((one) => one.state === 'failed')
  const mayRefuse = it.state === 'waiting' || it.state === 'failed' || (it.state === 'asked' && byHand)
  return (
    <>
      {mayRefuse && <Button danger onClick={() => setRefusing(true)}>{t('act.refuse')}</Button>}
      {it.state === 'issued' && <Button danger loading={reverse.running} onClick={() => void done(() => reverse.run(path), t('act.reverse'), t('act.reverse.ask'))}>{t('act.reverse')}</Button>}
      {it.state === 'waiting' && <Button type="primary" loading={issue.running} onClick={() => void done(() => issue.run(path), t('act.issue'), t('act.issue.ask'))}>{t('act.issue')}</Button>}
      {hasFailed && <Button type="primary" loading={retry.running} onClick={() => void done(() => retry.run(path), t('act.retry'), null)}>{t('act.retry')}</Button>}
      {refusing && <RefuseForm it={it} close={() => setRefusing(false)} />}
    </>
  )
}

function RefuseForm({ it, close }: { it: Request; close: () => void }) {
  const t = useText()
  const say = useSay()
  const refuse = useAct('post', '/api/console/invoicing/requests/{request_id}/refuse', { touches: TOUCHES })
  async function submit({ reason }: { reason: string }) {
    await refuse.run({ params: { path: { request_id: it.id } }, body: { version: it.version, reason } })
    say.done(t('act.done'))
  }
  return (
    <FormModal<{ reason: string }> title={t('act.refuse')} open onClose={close} submit={t('act.refuse')} onSubmit={submit} initial={{ reason: '' }}>
      <LongTextField name="reason" label={t('refuse.reason')} required max={REASON_MAX} />
    </FormModal>
  )
}

/** Of an invoice that the shop issued itself. */
export function NumberButton({ it, invoice }: { it: Request; invoice: Invoice }) {
  const t = useText()
  const say = useSay()
  const mayWrite = useMay()('invoicing.request', 'write')
  const [open, setOpen] = useState(false)
  const note = useAct('post', '/api/console/invoicing/requests/{request_id}/number', { touches: TOUCHES })
  if (invoice.provider !== 'by_hand' || !mayWrite) return <>—</>
  async function submit({ number }: { number: string }) {
    await note.run({ params: { path: { request_id: it.id } }, body: { version: it.version, invoice_id: invoice.id, number: number.trim() } })
    say.done(t('act.done'))
  }
  return (
    <>
      <Button size="small" type="primary" onClick={() => setOpen(true)}>{t('act.number')}</Button>
      {open && (
        <FormModal<{ number: string }> title={t('act.number')} open onClose={() => setOpen(false)} submit={t('act.number')} onSubmit={submit} initial={{ number: '' }}>
          <TextField name="number" label={t('invoice.number')} help={t('number.help')} required max={DIGITS_MAX} />
        </FormModal>
      )}
    </>
  )
}
