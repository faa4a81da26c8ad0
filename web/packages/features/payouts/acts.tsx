/** What may be done with a payout now, and the forms for it. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { LongTextField, RadioField, TextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useMay } from '@ui/me'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import type { Payout } from './state'
import { useText } from './texts'

const TOUCHES = ['/api/console/payouts']
const REASON_MAX = 200
const REFERENCE_MAX = 64
const CAN_BE_CANCELLED = ['asked', 'ready', 'failed', 'returned']

export function Acts({ it }: { it: Payout }) {
  const t = useText()
  const say = useSay()
  const may = useMay()
  const [form, setForm] = useState<'cancel' | 'outcome'>()
  const approve = useAct('post', '/api/console/payouts/payouts/{payout_id}/approve', { touches: TOUCHES })
  const again = useAct('post', '/api/console/payouts/payouts/{payout_id}/send-again', { touches: TOUCHES })
  const path = { params: { path: { payout_id: it.id } }, body: { version: it.version } }
  const maySend = may('payouts.sending', 'write')
  const mayApprove = may('payouts.approval', 'write')

  async function done(work: () => Promise<unknown>, act: string, what: string) {
    if (!(await say.confirm({ title: act, what, act }))) return
    try {
      await work()
      say.done(t('act.done'))
    } catch (error) {
      say.problem(error)
    }
  }
  const cameBack = it.state === 'failed' || it.state === 'returned'
  return (
    <>
      {mayApprove && CAN_BE_CANCELLED.includes(it.state) && <Button danger onClick={() => setForm('cancel')}>{t('act.cancel')}</Button>}
      {maySend && (it.state === 'sent' || it.state === 'paid') && <Button onClick={() => setForm('outcome')}>{t('act.outcome')}</Button>}
      {mayApprove && it.state === 'asked' && <Button type="primary" loading={approve.running} onClick={() => void done(() => approve.run(path), t('act.approve'), t('act.approve.ask'))}>{t('act.approve')}</Button>}
      {maySend && cameBack && <Button type="primary" loading={again.running} onClick={() => void done(() => again.run(path), t('act.again'), t('act.again.ask'))}>{t('act.again')}</Button>}
      {form === 'cancel' && <CancelForm it={it} close={() => setForm(undefined)} />}
      {form === 'outcome' && <OutcomeForm it={it} close={() => setForm(undefined)} />}
    </>
  )
}

function CancelForm({ it, close }: { it: Payout; close: () => void }) {
  const t = useText()
  const say = useSay()
  const cancel = useAct('post', '/api/console/payouts/payouts/{payout_id}/cancel', { touches: TOUCHES })
  async function submit({ reason }: { reason: string }) {
    await cancel.run({ params: { path: { payout_id: it.id } }, body: { version: it.version, reason } })
    say.done(t('act.done'))
  }
  return (
    <FormModal<{ reason: string }> title={t('act.cancel')} open onClose={close} submit={t('act.cancel')} onSubmit={submit} initial={{ reason: '' }}>
      <LongTextField name="reason" label={t('act.cancel.reason')} required max={REASON_MAX} />
    </FormModal>
  )
}

interface Said {
  outcome: 'paid' | 'refused' | 'returned'
  bank_reference: string
  reason: string
}

/** Of what is on its way anything may be said; what is paid may only come back. */
function OutcomeForm({ it, close }: { it: Payout; close: () => void }) {
  const t = useText()
  const say = useSay()
  const note = useAct('post', '/api/console/payouts/payouts/{payout_id}/outcome', { touches: TOUCHES })
  const outcomes = it.state === 'paid' ? (['returned'] as const) : (['paid', 'refused'] as const)
  async function submit({ outcome, bank_reference, reason }: Said) {
    await note.run({ params: { path: { payout_id: it.id } }, body: { outcome, bank_reference: bank_reference.trim(), reason: reason.trim() || null } })
    say.done(t('act.done'))
  }
  return (
    <FormModal<Said> title={t('act.outcome')} open onClose={close} submit={t('act.outcome')} onSubmit={submit} initial={{ outcome: outcomes[0], bank_reference: '', reason: '' }}>
      <RadioField name="outcome" label={t('answers')} help={t('act.outcome.what')} options={outcomes.map((value) => ({ value, label: t(`answer.${value}`) }))} />
      <TextField name="bank_reference" label={t('reference')} max={REFERENCE_MAX} />
      <TextField name="reason" label={t('reason')} max={REASON_MAX} />
    </FormModal>
  )
}
