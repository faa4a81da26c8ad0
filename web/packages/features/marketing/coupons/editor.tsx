/** A batch of coupons as it is written, and beside it how buyers read it. */
import { useState } from 'react'
import { asProblem } from '@api/problem'
import { FormPage } from '@ui/form'
import { useLanguage } from '@ui/language'
import { useMe } from '@ui/me'
import { Card, Typography } from '@ui/parts'
import { SELF_RUN_ID } from '@ui/self-run'
import type { Owner } from '../kinds'
import { MerchantOfForm } from '../merchant-of-form'
import { goods } from '../rule'
import { useCouponText } from '../words-coupons'
import { useRuleText } from '../words-rule'
import { CouponFields } from './fields'
import { offerOf } from './offer'
import { contentOf, type Values } from './values'

interface Props {
  title: string
  what: string
  back: string
  submit?: string
  initial: Values
  /** Whose it is, of one that is known: null is the platform. */
  merchantId?: string | null
  isNew?: boolean
  onSave: (values: Values) => Promise<unknown>
  onDone: () => void
}

export function Editor({ initial, merchantId, isNew = false, onSave, ...page }: Props) {
  const { place } = useMe()
  const [written, setWritten] = useState<Partial<Values>>(initial)
  const owner: Owner = written.owner ?? initial.owner
  const merchant = isNew ? (owner === 'platform' ? null : (place.merchant_id ?? SELF_RUN_ID)) : (merchantId ?? null)

  async function submit(values: Values) {
    try {
      await onSave({ ...values, owner })
    } catch (error) {
      const problem = asProblem(error)
      // A discount is written as what is left to pay.
      const errors = problem.errors?.map((one) => (values.kind === 'percent' && one.place === 'body/value' ? { ...one, place: 'body/pay_permille' } : one))
      throw { ...problem, errors }
    }
  }

  return (
    <MerchantOfForm value={merchant}>
      <FormPage<Values> {...page} initial={initial} onSubmit={submit} onChange={(_changed, all) => setWritten(all)} aside={<Reads written={{ ...written, owner }} initial={initial} />}>
        <CouponFields owner={owner} isNew={isNew} />
      </FormPage>
    </MerchantOfForm>
  )
}

function Reads({ written, initial }: { written: Partial<Values>; initial: Values }) {
  const t = useCouponText()
  const tell = useRuleText()
  const { language } = useLanguage()
  const content = contentOf(written, initial)
  const all = { ...initial, ...written }
  const whole = all.kind === 'percent' ? Boolean(all.pay_permille) : Boolean(all.value)
  return (
    <Card size="small" title={t('offer.reads')}>
      {whole ? (
        <span data-rule>{tell('sentence', { where: goods(content.scope, null, tell), what: offerOf({ ...content, cap_fen: content.cap_fen ?? null }, tell, language) })}</span>
      ) : (
        <Typography.Text type="secondary">{t('offer.waiting')}</Typography.Text>
      )}
    </Card>
  )
}
