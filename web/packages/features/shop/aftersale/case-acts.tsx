/** What a buyer may do with his case now. */
import { useState } from 'react'
import { useAct } from '@api/act'
import { yuan } from '@ui/money'
import { say } from '@ui/shop/say'
import { type Case, CASES } from './asked'
import { AppealSheet, SendSheet } from './sheets'
import { useText } from './texts'

export function CaseActs({ it }: { it: Case }) {
  const t = useText()
  const [open, setOpen] = useState<'send' | 'appeal' | null>(null)
  const accept = useAct('post', '/api/shop/aftersale/cases/{case_id}/accept', { touches: CASES })
  const decline = useAct('post', '/api/shop/aftersale/cases/{case_id}/decline', { touches: CASES })
  const withdraw = useAct('post', '/api/shop/aftersale/cases/{case_id}/withdraw', { touches: CASES })
  const acts = new Set<string>(it.acts)
  const path = { params: { path: { case_id: it.id } } }
  if (acts.size === 0) return null

  async function done(work: () => Promise<unknown>) {
    try {
      await work()
      say.done(t('act.done'))
    } catch (error) {
      say.problem(error)
    }
  }
  async function take() {
    const title = t('act.accept.ask', { fen: yuan(it.agreed_fen ?? 0) })
    if (await say.ask({ title, yes: t('act.accept'), no: t('no') })) await done(() => accept.run(path))
  }
  async function giveUp() {
    if (await say.ask({ title: t('act.withdraw.ask'), yes: t('act.withdraw'), no: t('no') })) await done(() => withdraw.run(path))
  }
  return (
    <div className="hs-fixed">
      <div className="hs-order-acts" style={{ padding: '9px 16px' }}>
        {acts.has('withdraw') ? (
          <button type="button" className="hs-order-act" onClick={() => void giveUp()}>
            {t('act.withdraw')}
          </button>
        ) : null}
        {acts.has('decline') ? (
          <button type="button" className="hs-order-act" disabled={decline.running} onClick={() => void done(() => decline.run(path))}>
            {t('act.decline')}
          </button>
        ) : null}
        {acts.has('appeal') ? (
          <button type="button" className="hs-order-act hs-order-act-first" onClick={() => setOpen('appeal')}>
            {t('act.appeal')}
          </button>
        ) : null}
        {acts.has('accept_refund') || acts.has('accept_return') ? (
          <button type="button" className="hs-order-act hs-order-act-first" disabled={accept.running} onClick={() => void take()}>
            {t('act.accept')}
          </button>
        ) : null}
        {acts.has('send') ? (
          <button type="button" className="hs-order-act hs-order-act-first" onClick={() => setOpen('send')}>
            {t('act.send')}
          </button>
        ) : null}
      </div>
      <SendSheet it={it} open={open === 'send'} close={() => setOpen(null)} />
      <AppealSheet it={it} open={open === 'appeal'} close={() => setOpen(null)} />
    </div>
  )
}
