/** What can be done with a batch of coupons, in lists and on its page. */
import { useNavigate } from 'react-router'
import { useAct } from '@api/act'
import type { RowAct } from '@ui/list-types'
import { useSay } from '@ui/say'
import { useWords } from '@ui/words'
import { waits } from '../promotions/acts'
import type { OfferState } from '../state'
import { useText } from '../words'
import { useCouponText } from '../words-coupons'

interface Known {
  id: string
  name: string
  state: OfferState
  count_max: number
  version: number
  waiting_for?: string | null
}

export function useCouponActs(): (row: Known) => RowAct[] {
  const t = useCouponText()
  const word = useWords()
  const said = useText()
  const say = useSay()
  const go = useNavigate()
  const start = useAct('post', '/api/console/marketing/coupon-batches/{batch_id}/start')
  const pause = useAct('post', '/api/console/marketing/coupon-batches/{batch_id}/pause')
  const end = useAct('post', '/api/console/marketing/coupon-batches/{batch_id}/end')
  const at = (row: Known) => ({ params: { path: { batch_id: row.id } }, body: { version: row.version } })
  const doing = (act: () => Promise<unknown>) => () => void act().catch(say.problem)

  async function startIt(row: Known) {
    if (!(await say.confirm({ title: t('start.title', { name: row.name }), what: t('start.what', { count: row.count_max }), act: t(row.state === 'paused' ? 'resume' : 'start') }))) return
    const answer = await start.run(at(row))
    say.done(t(waits(answer) ? 'asked' : 'started'))
  }

  async function pauseIt(row: Known) {
    if (!(await say.confirm({ title: t('pause.title', { name: row.name }), what: t('pause.what'), act: t('pause') }))) return
    await pause.run(at(row))
    say.done(t('paused'))
  }

  async function endIt(row: Known) {
    if (!(await say.confirm({ title: t('end.title', { name: row.name }), what: t('end.what'), act: t('end'), danger: true }))) return
    await end.run(at(row))
    say.done(t('ended'))
  }

  return (row) => [
    ...(row.state === 'draft' ? [{ key: 'edit', title: word('act.edit'), run: () => void go(`/marketing/coupons/${row.id}/edit`) }] : []),
    ...(row.state === 'draft' || row.state === 'paused' ? [{ key: 'start', title: t(row.state === 'paused' ? 'resume' : 'start'), run: doing(() => startIt(row)), disabled: row.waiting_for ? said('start.waits') : (false as const) }] : []),
    ...(row.state === 'live' ? [{ key: 'pause', title: t('pause'), run: doing(() => pauseIt(row)) }] : []),
    ...(row.state === 'ended' ? [] : [{ key: 'end', title: t('end'), run: doing(() => endIt(row)), danger: true }]),
  ]
}
