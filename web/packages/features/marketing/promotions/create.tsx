/** A new promotion. */
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '@api/act'
import { useMe } from '@ui/me'
import { useSay } from '@ui/say'
import { freshValues } from '../values'
import { useText } from '../words'
import { Editor, useWantedKind } from './editor'

export default function NewPromotion() {
  const t = useText()
  const say = useSay()
  const go = useNavigate()
  const kind = useWantedKind()
  const atMerchant = useMe().place.merchant_id !== null
  const owner = atMerchant || kind === 'gift_with_purchase' ? 'shop' : 'platform'
  const [initial] = useState(() => freshValues(owner, kind, Date.now()))
  const make = useAct('post', '/api/console/marketing/promotions')
  const made = useRef('')
  return (
    <Editor
      title={t('new')}
      what={t('new.what')}
      back="/marketing/promotions"
      submit={t('create')}
      initial={initial}
      onSave={async (body) => {
        made.current = String(await make.run({ body }))
        say.done(t('created'))
      }}
      onDone={() => void go(`/marketing/promotions/${made.current}`)}
    />
  )
}
