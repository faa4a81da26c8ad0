/** What may be decided about a case now, and the forms for it. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { useMay, useMe } from '@ui/me'
import { yuan } from '@ui/money'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import type { Case } from '../state'
import { useText } from '../texts'
import { ProposeForm, RefuseForm, RuleForm } from './forms'

type Open = 'propose' | 'reject' | 'refuse' | 'rule' | null
const TOUCHES = ['/api/console/aftersale', '/api/console/ordering']

export function Acts({ it }: { it: Case }) {
  const t = useText()
  const say = useSay()
  const may = useMay()
  const isPlatform = useMe().place.console === 'platform'
  const [open, setOpen] = useState<Open>(null)
  const agree = useAct('post', '/api/console/aftersale/cases/{case_id}/agree', { touches: TOUCHES })
  const receive = useAct('post', '/api/console/aftersale/cases/{case_id}/receive', { touches: TOUCHES })
  const inspect = useAct('post', '/api/console/aftersale/cases/{case_id}/inspect', { touches: TOUCHES })
  const acts = new Set<string>(may('aftersale.case', 'write') ? it.acts : [])
  const mayRule = isPlatform && may('aftersale.arbitration', 'write') && it.rulings.length > 0
  const path = { params: { path: { case_id: it.id } } }
  const close = () => setOpen(null)

  async function done(work: () => Promise<unknown>, told: string) {
    try {
      await work()
      say.done(told)
    } catch (error) {
      say.problem(error)
    }
  }
  const returns = it.kind === 'return_refund'
  async function agreeTo() {
    const fen = yuan(it.asked_fen)
    const act = t(returns ? 'agree.return' : 'agree.refund')
    if (!(await say.confirm({ title: act, what: t(returns ? 'agree.ask.return' : 'agree.ask', { fen }), act }))) return
    await done(() => agree.run({ ...path, body: { version: it.version, words: '' } }), t('agree.done'))
  }
  async function accept() {
    const act = t('inspect.accept')
    if (!(await say.confirm({ title: act, what: t('agree.ask', { fen: yuan(it.agreed_fen ?? 0) }), act }))) return
    await done(() => inspect.run({ ...path, body: { version: it.version, verdict: 'accept', words: '', pictures: [] } }), t('inspect.done'))
  }
  return (
    <>
      {acts.has('reject') && <Button danger onClick={() => setOpen('reject')}>{t('reject')}</Button>}
      {acts.has('propose') && it.stage !== 'unshipped' && <Button onClick={() => setOpen('propose')}>{t('propose')}</Button>}
      {(acts.has('agree_refund') || acts.has('agree_return')) && (
        <Button type="primary" loading={agree.running} onClick={() => void agreeTo()}>
          {t(returns ? 'agree.return' : 'agree.refund')}
        </Button>
      )}
      {acts.has('arrive') && (
        <Button type="primary" loading={receive.running} onClick={() => void done(() => receive.run({ ...path, body: { version: it.version, words: '' } }), t('receive.done'))}>
          {t('receive')}
        </Button>
      )}
      {acts.has('accept_goods') && (
        <>
          <Button danger onClick={() => setOpen('refuse')}>{t('inspect.refuse')}</Button>
          <Button type="primary" loading={inspect.running} onClick={() => void accept()}>{t('inspect.accept')}</Button>
        </>
      )}
      {mayRule && <Button type="primary" onClick={() => setOpen('rule')}>{t('rule')}</Button>}
      {open === 'propose' && <ProposeForm it={it} close={close} />}
      {open === 'reject' && <RefuseForm it={it} close={close} of="case" />}
      {open === 'refuse' && <RefuseForm it={it} close={close} of="goods" />}
      {open === 'rule' && <RuleForm it={it} close={close} />}
    </>
  )
}
