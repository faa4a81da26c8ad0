/** A known promotion changed. */
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '@api/act'
import { api } from '@api/client'
import { asProblem } from '@api/problem'
import { Content as Shown } from '@ui/plain-page'
import { useSay } from '@ui/say'
import { useWords } from '@ui/words'
import { type Content, type Promotion, valuesOf } from '../values'
import { useText } from '../words'
import { Editor } from './editor'

const DOUBTS = new Set(['marketing.price_below_cost', 'marketing.prices_doubtful'])

export default function EditPromotion() {
  const { id = '' } = useParams()
  const asked = api.useQuery('get', '/api/console/marketing/promotions/{promotion_id}', { params: { path: { promotion_id: id } } })
  return <Shown asked={asked}>{asked.data !== undefined && <Known key={id} promotion={asked.data} />}</Shown>
}

function Known({ promotion }: { promotion: Promotion }) {
  const t = useText()
  const word = useWords()
  const say = useSay()
  const go = useNavigate()
  const [initial] = useState(() => valuesOf(promotion))
  const edit = useAct('put', '/api/console/marketing/promotions/{promotion_id}')
  const page = `/marketing/promotions/${promotion.id}`

  async function save({ owner: _owner, ...content }: Content) {
    const path = { params: { path: { promotion_id: promotion.id } } }
    const body = { ...content, version: promotion.version, below_cost: false }
    try {
      await edit.run({ ...path, body })
    } catch (error) {
      const problem = asProblem(error)
      // Of one that is live, doubtful prices are said again to be meant.
      if (!DOUBTS.has(problem.code) || !(await say.confirm({ title: t('warnings.must'), what: problem.detail, act: word('act.save'), danger: true }))) throw error
      await edit.run({ ...path, body: { ...body, below_cost: true } })
    }
    say.done(word('done.saved'))
  }

  return <Editor title={promotion.name} what={t('edit.what')} back={page} initial={initial} promotionId={promotion.id} merchantId={promotion.merchant_id} onSave={save} onDone={() => void go(page)} />
}
