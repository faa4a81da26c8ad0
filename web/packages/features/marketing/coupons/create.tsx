/** A new batch of coupons. */
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '@api/act'
import { useMe } from '@ui/me'
import { useSay } from '@ui/say'
import { useCouponText } from '../words-coupons'
import { Editor } from './editor'
import { contentOf, freshValues } from './values'

export default function NewCoupons() {
  const t = useCouponText()
  const say = useSay()
  const go = useNavigate()
  const atMerchant = useMe().place.merchant_id !== null
  const [initial] = useState(() => freshValues(atMerchant ? 'shop' : 'platform', Date.now()))
  const make = useAct('post', '/api/console/marketing/coupon-batches')
  const made = useRef('')
  return (
    <Editor
      title={t('new')}
      what={t('new.what')}
      back="/marketing/coupons"
      submit={t('create')}
      initial={initial}
      isNew
      onSave={async (values) => {
        const { owner, way } = values
        const sent_on = way === 'sent' ? (values.sent_on ?? null) : null
        made.current = String(await make.run({ body: { ...contentOf(values, initial), owner, way, sent_on } }))
        say.done(t('created'))
      }}
      onDone={() => void go(`/marketing/coupons/${made.current}`)}
    />
  )
}
