/** What may be decided about a case now, and the forms for it. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { useMay, useMe } from '@ui/me'
import { yuan } from '@ui/money'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import { type Case, comesBack, goesOut } from '../state'
import { useText } from '../texts'
import { ProposeForm, RefuseForm, RuleForm } from './forms'
import { AgreeWithGift, asksAboutGift } from './gift'
import { Intercept } from './intercept'

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
  const sends = goesOut(it)
  const way = comesBack(it) ? 'return' : sends ? 'resend' : 'refund'
  async function agreeTo(refund_instead: boolean) {
    const fen = yuan(it.asked_fen)
    const act = t(refund_instead ? 'agree.refund.instead' : `agree.${way}`)
    const asks = { return: t(sends ? 'agree.ask.goods' : 'agree.ask.return', { fen }), resend: t('agree.ask.resend'), refund: t('agree.ask', { fen }) }
    if (!(await say.confirm({ title: act, what: asks[refund_instead ? 'refund' : way], act }))) return
    await done(() => agree.run({ ...path, body: { version: it.version, words: '', refund_instead } }), t('agree.done'))
  }
  async function accept(verdict: 'accept' | 'refund') {
    const replaces = sends && verdict === 'accept'
    const act = t(verdict === 'refund' ? 'inspect.refund' : replaces ? 'inspect.replace' : 'inspect.accept')
    const money = t('agree.ask', { fen: yuan(sends ? it.asked_fen : (it.agreed_fen ?? 0)) })
    const goods = it.extra_fen > 0 ? t('inspect.replace.ask.extra', { fen: yuan(it.extra_fen) }) : t('inspect.replace.ask')
    if (!(await say.confirm({ title: act, what: replaces ? goods : money, act }))) return
    await done(() => inspect.run({ ...path, body: { version: it.version, verdict, words: '', pictures: [] } }), t('inspect.done'))
  }
  return (
    <>
      {acts.has('reject') && <Button danger onClick={() => setOpen('reject')}>{t('reject')}</Button>}
      {acts.has('propose') && it.stage !== 'unshipped' && <Button onClick={() => setOpen('propose')}>{t('propose')}</Button>}
      <Intercept it={it} acts={acts} />
      {acts.has('agree_refund') && sends && <Button onClick={() => void agreeTo(true)}>{t('agree.refund.instead')}</Button>}
      {acts.has('agree_return') && asksAboutGift(it) && <AgreeWithGift it={it} />}
      {['agree_refund', 'agree_return', 'agree_resend'].some((one) => acts.has(one)) && !asksAboutGift(it) && (
        <Button type="primary" loading={agree.running} onClick={() => void agreeTo(false)}>
          {t(`agree.${way}`)}
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
          {sends && <Button onClick={() => void accept('refund')}>{t('inspect.refund')}</Button>}
          <Button type="primary" loading={inspect.running} onClick={() => void accept('accept')}>{t(sends ? 'inspect.replace' : 'inspect.accept')}</Button>
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
