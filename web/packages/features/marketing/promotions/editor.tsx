/** A promotion as it is written: the form, and beside it how buyers read it, what it costs, what it would have done. */
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { FormPage } from '@ui/form'
import { useMe } from '@ui/me'
import { SELF_RUN_ID } from '@ui/self-run'
import { isKind, kindsOf, type Kind, type Owner } from '../kinds'
import { MerchantOfForm } from '../merchant-of-form'
import { atOurFields, type Content, contentOf, type Values } from '../values'
import { PromotionFields } from './fields'
import { Rail } from './rail'

interface Props {
  title: string
  what: string
  back: string
  submit?: string
  initial: Values
  /** Whose it is, of one that is known: null is the platform. */
  merchantId?: string | null
  promotionId?: string
  onSave: (content: Content) => Promise<unknown>
  onDone: () => void
}

export function Editor({ initial, merchantId, promotionId, onSave, onDone, ...page }: Props) {
  const { place } = useMe()
  const [written, setWritten] = useState<Partial<Values>>(initial)
  const isNew = promotionId === undefined
  const owner: Owner = written.owner ?? initial.owner
  const wanted: Kind = written.kind ?? initial.kind
  const kind = kindsOf(owner).includes(wanted) ? wanted : initial.kind
  const merchant = isNew ? (owner === 'platform' ? null : (place.merchant_id ?? SELF_RUN_ID)) : (merchantId ?? null)
  const content = contentOf({ ...written, kind, owner }, initial)

  async function submit(values: Values) {
    try {
      await onSave(contentOf({ ...values, kind, owner }, initial))
    } catch (error) {
      throw atOurFields(error, kind)
    }
  }

  return (
    <MerchantOfForm value={merchant}>
      <FormPage<Values>
        {...page}
        initial={initial}
        onSubmit={submit}
        onDone={onDone}
        onChange={(_changed, all) => setWritten(all)}
        aside={<Rail content={content} promotionId={promotionId} merchant={merchant} />}
      >
        <PromotionFields kind={kind} owner={owner} isNew={isNew} />
      </FormPage>
    </MerchantOfForm>
  )
}

/** The kind that the address asks for. */
export function useWantedKind(): Kind {
  const [asked] = useSearchParams()
  const kind = asked.get('kind')
  return isKind(kind) ? kind : 'amount_off'
}
