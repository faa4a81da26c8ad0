/** What may be done with a violation now, and the forms for it. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { Custom, LongTextField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { Gallery } from '@ui/gallery-field'
import { useMay } from '@ui/me'
import { Alert, Button } from '@ui/parts'
import { useSay } from '@ui/say'
import type { Violation } from './state'
import { useText } from './texts'

const TOUCHES = ['/api/console/violations']
const WORDS_MAX = 1000
const PICTURES_MAX = 9
const SAID = ['appeal', 'uphold', 'withdraw'] as const
type Said = (typeof SAID)[number]

export function Acts({ it }: { it: Violation }) {
  const t = useText()
  const say = useSay()
  const may = useMay()
  const [form, setForm] = useState<Said>()
  const approve = useAct('post', '/api/console/violations/violations/{violation_id}/approve', { touches: TOUCHES })
  const accept = useAct('post', '/api/console/violations/violations/{violation_id}/accept', { touches: TOUCHES })
  const named = { params: { path: { violation_id: it.id } }, body: { version: it.version } }
  const mayRule = may('violations.ruling', 'write')
  const mayAnswer = may('violations.answer', 'write') && it.state === 'told' && !mayRule
  const isOpen = it.state === 'asked' || it.state === 'told' || it.state === 'appealed'

  async function agree(act: 'approve' | 'accept', work: () => Promise<unknown>) {
    if (!(await say.confirm({ title: t(`act.${act}`), what: t(`${act}.ask`), act: t(`act.${act}`) }))) return
    try {
      await work()
      say.done(t('saved'))
    } catch (error) {
      say.problem(error)
    }
  }
  return (
    <>
      {mayRule && isOpen && <Button danger={it.state === 'asked'} onClick={() => setForm('withdraw')}>{t('act.withdraw')}</Button>}
      {mayRule && it.state === 'appealed' && <Button type="primary" onClick={() => setForm('uphold')}>{t('act.uphold')}</Button>}
      {may('violations.approval', 'write') && it.state === 'asked' && <Button type="primary" loading={approve.running} onClick={() => void agree('approve', () => approve.run(named))}>{t('act.approve')}</Button>}
      {mayAnswer && <Button loading={accept.running} onClick={() => void agree('accept', () => accept.run(named))}>{t('act.accept')}</Button>}
      {mayAnswer && <Button type="primary" onClick={() => setForm('appeal')}>{t('act.appeal')}</Button>}
      {form !== undefined && <SayForm it={it} act={form} close={() => setForm(undefined)} />}
    </>
  )
}

interface Words {
  words: string
  pictures: string[]
}

function SayForm({ it, act, close }: { it: Violation; act: Said; close: () => void }) {
  const t = useText()
  const say = useSay()
  const appeal = useAct('post', '/api/console/violations/violations/{violation_id}/appeal', { touches: TOUCHES })
  const uphold = useAct('post', '/api/console/violations/violations/{violation_id}/uphold', { touches: TOUCHES })
  const withdraw = useAct('post', '/api/console/violations/violations/{violation_id}/withdraw', { touches: TOUCHES })
  const doing = { appeal, uphold, withdraw }[act]
  async function submit({ words, pictures }: Words) {
    await doing.run({ params: { path: { violation_id: it.id } }, body: { version: it.version, words, pictures } })
    say.done(t('saved'))
  }
  return (
    <FormModal<Words> title={t(`act.${act}`)} open onClose={close} submit={t(`act.${act}`)} onSubmit={submit} initial={{ words: '', pictures: [] }}>
      <Alert type="info" showIcon title={t(`${act}.what`)} style={{ marginBottom: 16 }} />
      <LongTextField name="words" label={t('words')} required max={WORDS_MAX} />
      <Custom name="pictures" label={t('pictures')}>
        <Gallery purpose="violations" max={PICTURES_MAX} label={t('pictures')} />
      </Custom>
    </FormModal>
  )
}
