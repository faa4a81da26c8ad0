/** A draft of coupons changed. */
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { Content } from '@ui/plain-page'
import { useSay } from '@ui/say'
import { useWords } from '@ui/words'
import { useCouponText } from '../words-coupons'
import { Editor } from './editor'
import { type Batch, contentOf, valuesOf } from './values'

export default function EditCoupons() {
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/marketing/coupon-batches/{batch_id}', { params: { path: { batch_id: id } } })
  return <Content asked={asked}>{asked.data !== undefined && <Known key={id} batch={asked.data} />}</Content>
}

function Known({ batch }: { batch: Batch }) {
  const t = useCouponText()
  const word = useWords()
  const say = useSay()
  const go = useNavigate()
  const [initial] = useState(() => valuesOf(batch))
  const edit = useAct('put', '/api/console/marketing/coupon-batches/{batch_id}')
  const page = `/marketing/coupons/${batch.id}`
  return (
    <Editor
      title={batch.name}
      what={t('edit.what')}
      back={page}
      initial={initial}
      merchantId={batch.merchant_id}
      onSave={async (values) => {
        await edit.run({ params: { path: { batch_id: batch.id } }, body: { ...contentOf(values, initial), version: batch.version } })
        say.done(word('done.saved'))
      }}
      onDone={() => void go(page)}
    />
  )
}
