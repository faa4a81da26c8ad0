/** Agreeing to a return of which the buyer keeps the gift: whether its value goes off the refund. */
import { useAct } from '@api/act'
import { RadioField } from '@ui/fields'
import { FormModal } from '@ui/form'
import { yuan } from '@ui/money'
import { Button } from '@ui/parts'
import { useSay } from '@ui/say'
import { useState } from 'react'
import type { Case } from '../state'
import { useText } from '../texts'
import { type GiftText, useGiftText } from '../words-gift'

const TOUCHES = ['/api/console/aftersale', '/api/console/ordering']
type Kept = NonNullable<Case['gift_kept']>
const CHOICES: Kept[] = ['charge', 'waive']

/** Whether it is to be said before one agrees. */
export const asksAboutGift = (it: Case) => it.gift_fen > 0

/** Empty where none is kept. */
export function giftOf(it: Case, t: GiftText): string {
  if (it.gift_fen === 0) return ''
  const fen = it.gift_kept === 'charge' ? Math.min(it.gift_fen, it.asked_fen) : it.gift_fen
  return t(it.gift_kept === null ? (it.state === 'applied' ? 'gift.open' : 'gift.worth') : `gift.${it.gift_kept}`, { fen: yuan(fen) })
}

/** What the step of a case says of it. */
export function giftSaid(details: Record<string, unknown>, t: GiftText): string {
  const fen = yuan(Number(details['gift_fen'] ?? 0))
  const kept = CHOICES.find((one) => one === details['gift_kept'])
  if (kept !== undefined) return t(`gift.said.${kept}`, { fen })
  return details['gift_fen'] === undefined ? '' : t('gift.said', { fen })
}

export function AgreeWithGift({ it }: { it: Case }) {
  const t = useText()
  const g = useGiftText()
  const say = useSay()
  const [open, setOpen] = useState(false)
  const agree = useAct('post', '/api/console/aftersale/cases/{case_id}/agree', { touches: TOUCHES })
  const given = { charge: Math.max(0, it.asked_fen - it.gift_fen), waive: it.asked_fen }
  async function submit({ gift_kept }: { gift_kept: Kept }) {
    await agree.run({ params: { path: { case_id: it.id } }, body: { version: it.version, words: '', refund_instead: false, gift_kept } })
    say.done(t('agree.done'))
  }
  const options = CHOICES.map((value) => ({ value, label: g(`gift.choose.${value}`, { fen: yuan(given[value]) }) }))
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{t('agree.return')}</Button>
      {open && (
        <FormModal<{ gift_kept: Kept }> open title={t('agree.return')} onClose={() => setOpen(false)} submit={t('agree.return')} onSubmit={submit} initial={{}}>
          <RadioField name="gift_kept" label={g('gift.choose')} help={g('gift.what', { fen: yuan(it.gift_fen) })} options={options} required />
        </FormModal>
      )}
    </>
  )
}
