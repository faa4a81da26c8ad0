/** What may be done with a bill now: a merchant agrees or does not, the platform corrects and answers. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { LongTextField, RadioField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useMay, useMe } from '@ui/me'
import { yuan } from '@ui/money'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import { YuanField } from '@ui/yuan-field'
import type { Bill } from './state'
import { useText } from './texts'

const TOUCHES = ['/api/console/settlement']
const WORDS_MAX = 500

export function Acts({ it }: { it: Bill }) {
  const t = useText()
  const say = useSay()
  const may = useMay()
  const isOwn = useMe().place.console === 'merchant'
  const [form, setForm] = useState<'dispute' | 'correct' | 'answer'>()
  const confirm = useAct('post', '/api/console/settlement/bills/{bill_id}/confirm', { touches: TOUCHES })
  const close = () => setForm(undefined)

  async function agree() {
    const what = it.payable_fen < 0 ? t('confirm.ask.below') : t('confirm.ask', { fen: yuan(it.payable_fen) })
    if (!(await say.confirm({ title: t('confirm'), what, act: t('confirm') }))) return
    try {
      await confirm.run({ params: { path: { bill_id: it.id } } })
      say.done(t('done'))
    } catch (error) {
      say.problem(error)
    }
  }
  const mayAgree = isOwn && may('settlement.bill', 'write') && it.state === 'sent'
  const mayBill = may('settlement.billing', 'write') && it.state === 'disputed'
  return (
    <>
      {mayAgree && <Button onClick={() => setForm('dispute')}>{t('dispute')}</Button>}
      {mayAgree && (
        <Button type="primary" loading={confirm.running} onClick={() => void agree()}>
          {t('confirm')}
        </Button>
      )}
      {mayBill && <Button onClick={() => setForm('correct')}>{t('correct')}</Button>}
      {mayBill && (
        <Button type="primary" onClick={() => setForm('answer')}>
          {t('answer')}
        </Button>
      )}
      {form === 'dispute' && <DisputeForm it={it} close={close} />}
      {form === 'correct' && <CorrectForm it={it} close={close} />}
      {form === 'answer' && <AnswerForm it={it} close={close} />}
    </>
  )
}

interface FormProps {
  it: Bill
  close: () => void
}
interface Words {
  words: string
}

function DisputeForm({ it, close }: FormProps) {
  const t = useText()
  const say = useSay()
  const dispute = useAct('post', '/api/console/settlement/bills/{bill_id}/dispute', { touches: TOUCHES })
  async function submit({ words }: Words) {
    await dispute.run({ params: { path: { bill_id: it.id } }, body: { words } })
    say.done(t('done'))
  }
  return (
    <FormModal<Words> title={t('dispute')} open onClose={close} submit={t('dispute')} onSubmit={submit} initial={{ words: '' }}>
      <LongTextField name="words" label={t('words')} help={t('dispute.what')} required max={WORDS_MAX} />
    </FormModal>
  )
}

function AnswerForm({ it, close }: FormProps) {
  const t = useText()
  const say = useSay()
  const answer = useAct('post', '/api/console/settlement/bills/{bill_id}/answer', { touches: TOUCHES })
  async function submit({ words }: Words) {
    await answer.run({ params: { path: { bill_id: it.id } }, body: { words } })
    say.done(t('done'))
  }
  return (
    <FormModal<Words> title={t('answer')} open onClose={close} submit={t('answer')} onSubmit={submit} initial={{ words: '' }}>
      <LongTextField name="words" label={t('words')} help={t('answer.what')} required max={WORDS_MAX} />
    </FormModal>
  )
}

interface Correction extends Words {
  side: 'more' | 'less'
  fen: number | null
}

function CorrectForm({ it, close }: FormProps) {
  const t = useText()
  const say = useSay()
  const correct = useAct('post', '/api/console/settlement/bills/{bill_id}/corrections', { touches: TOUCHES })
  async function submit({ side, fen, words }: Correction) {
    await correct.run({ params: { path: { bill_id: it.id } }, body: { fen: (fen ?? 0) * (side === 'more' ? 1 : -1), words } })
    say.done(t('done'))
  }
  return (
    <FormModal<Correction> title={t('correct')} open onClose={close} submit={t('correct')} onSubmit={submit} initial={{ side: 'more', fen: null, words: '' }}>
      <RadioField name="side" label={t('correct.side')} options={(['more', 'less'] as const).map((value) => ({ value, label: t(`correct.${value}`) }))} />
      <YuanField name="fen" label={t('correct.fen')} required min={1} />
      <LongTextField name="words" label={t('correct.why')} required max={WORDS_MAX} />
    </FormModal>
  )
}
