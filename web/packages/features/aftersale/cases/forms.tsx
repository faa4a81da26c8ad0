/** Another amount, a refusal with its reason, and the platform's last word. */
import { useAct } from '@api/act'
import { LongTextField, RadioField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { useSay } from '@ui/say'
import { YuanField } from '@ui/yuan-field'
import { type Case, goesOut } from '../state'
import { useText } from '../texts'

const TOUCHES = ['/api/console/aftersale', '/api/console/ordering']
const WORDS_MAX = 500

interface FormProps {
  it: Case
  close: () => void
}

export function ProposeForm({ it, close }: FormProps) {
  const t = useText()
  const say = useSay()
  const propose = useAct('post', '/api/console/aftersale/cases/{case_id}/propose', { touches: TOUCHES })
  async function submit(values: { amount_fen: number; words: string }) {
    await propose.run({ params: { path: { case_id: it.id } }, body: { ...values, version: it.version } })
    say.done(t('propose.done'))
  }
  return (
    <FormModal<{ amount_fen: number; words: string }> open title={t('propose')} onClose={close} submit={t('propose.send')} onSubmit={submit} initial={{}}>
      <YuanField name="amount_fen" label={t('amount')} help={t('propose.help')} min={0} max={it.asked_fen - 1} required />
      <LongTextField name="words" label={t('reject.why')} required max={WORDS_MAX} />
    </FormModal>
  )
}

export function RefuseForm({ it, close, of }: FormProps & { of: 'case' | 'goods' }) {
  const t = useText()
  const say = useSay()
  const reject = useAct('post', '/api/console/aftersale/cases/{case_id}/reject', { touches: TOUCHES })
  const inspect = useAct('post', '/api/console/aftersale/cases/{case_id}/inspect', { touches: TOUCHES })
  const path = { params: { path: { case_id: it.id } } }
  async function submit({ words }: { words: string }) {
    if (of === 'case') await reject.run({ ...path, body: { words, pictures: [], version: it.version } })
    else await inspect.run({ ...path, body: { words, pictures: [], version: it.version, verdict: 'refuse' } })
    say.done(t(of === 'case' ? 'reject.done' : 'inspect.done'))
  }
  return (
    <FormModal<{ words: string }> open title={t(of === 'case' ? 'reject' : 'inspect.refuse')} onClose={close} submit={t(of === 'case' ? 'reject' : 'inspect.refuse')} onSubmit={submit} initial={{ words: '' }}>
      <LongTextField name="words" label={t(of === 'case' ? 'reject.why' : 'inspect.why')} help={t('say.help')} required max={WORDS_MAX} />
    </FormModal>
  )
}

interface Ruling {
  ruling: 'refund' | 'return' | 'resend' | 'nothing'
  amount_fen: number
  words: string
}

export function RuleForm({ it, close }: FormProps) {
  const t = useText()
  const say = useSay()
  const rule = useAct('post', '/api/console/aftersale/cases/{case_id}/rule', { touches: TOUCHES })
  const offered = [
    { value: 'refund', label: t('rule.refund') },
    ...(it.rulings.includes('rule_return') ? [{ value: 'return', label: t(goesOut(it) ? 'rule.return.goods' : 'rule.return') }] : []),
    ...(it.rulings.includes('rule_resend') ? [{ value: 'resend', label: t('rule.resend') }] : []),
    { value: 'nothing', label: t('rule.nothing') },
  ]
  async function submit(values: Ruling) {
    await rule.run({ params: { path: { case_id: it.id } }, body: { ...values, version: it.version } })
    say.done(t('rule.done'))
  }
  return (
    <FormModal<Ruling> open title={t('rule.title')} onClose={close} submit={t('rule')} onSubmit={submit} initial={{ ruling: 'refund', amount_fen: it.asked_fen }}>
      <RadioField name="ruling" label={t('rule.ruling')} options={offered} required />
      <YuanField name="amount_fen" label={t('amount')} min={0} max={it.asked_fen} required />
      <LongTextField name="words" label={t('rule.why')} help={t('say.help')} required max={WORDS_MAX} />
    </FormModal>
  )
}
