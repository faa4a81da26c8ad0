/** What can be done with a promotion, in lists and on its page. */
import { useNavigate } from 'react-router'
import { useAct } from '@api/act'
import { asProblem } from '@api/problem'
import type { RowAct } from '@ui/list-types'
import { useSay } from '@ui/say'
import { useWords } from '@ui/words'
import type { OfferState } from '../state'
import { minute } from '../span'
import { useText } from '../words'

interface Known {
  id: string
  name: string
  state: OfferState
  starts_at: string
  version: number
  waiting_for?: string | null
}

/** Prices to look at: said again, they are meant. */
const DOUBTS = new Set(['marketing.price_below_cost', 'marketing.prices_doubtful'])

export function usePromotionActs(): (row: Known) => RowAct[] {
  const t = useText()
  const word = useWords()
  const say = useSay()
  const go = useNavigate()
  const begin = useStart()
  const pause = useAct('post', '/api/console/marketing/promotions/{promotion_id}/pause')
  const end = useAct('post', '/api/console/marketing/promotions/{promotion_id}/end')
  const copy = useAct('post', '/api/console/marketing/promotions/{promotion_id}/copy')
  const at = (row: Known) => ({ params: { path: { promotion_id: row.id } } })
  const doing = (act: () => Promise<unknown>) => () => void act().catch(say.problem)

  async function pauseIt(row: Known) {
    if (!(await say.confirm({ title: t('pause.title', { name: row.name }), what: t('pause.what'), act: t('pause') }))) return
    await pause.run({ ...at(row), body: { version: row.version } })
    say.done(t('paused'))
  }

  async function endIt(row: Known) {
    if (!(await say.confirm({ title: t('end.title', { name: row.name }), what: t('end.what'), act: t('end'), danger: true }))) return
    await end.run({ ...at(row), body: { version: row.version } })
    say.done(t('ended'))
  }

  async function copyIt(row: Known) {
    const made = await copy.run({ ...at(row), body: { name: t('copy.name', { name: row.name }) } })
    say.done(t('copied'))
    await go(`/marketing/promotions/${made}/edit`)
  }

  return (row) => {
    const edit: RowAct = { key: 'edit', title: word('act.edit'), run: () => void go(`/marketing/promotions/${row.id}/edit`) }
    const start: RowAct = { key: 'start', title: t(row.state === 'paused' ? 'resume' : 'start'), run: doing(() => begin(row)), disabled: row.waiting_for ? t('start.waits') : false }
    return [
      ...(row.state === 'ended' ? [] : [edit]),
      ...(row.state === 'draft' || row.state === 'paused' ? [start] : []),
      ...(row.state === 'live' ? [{ key: 'pause', title: t('pause'), run: doing(() => pauseIt(row)) }] : []),
      { key: 'copy', title: t('copy'), run: doing(() => copyIt(row)) },
      ...(row.state === 'ended' ? [] : [{ key: 'end', title: t('end'), run: doing(() => endIt(row)), danger: true }]),
    ]
  }
}

/** Asks once more where prices are doubtful, and says when others have to agree. */
function useStart(): (row: Known) => Promise<void> {
  const t = useText()
  const say = useSay()
  const start = useAct('post', '/api/console/marketing/promotions/{promotion_id}/start')

  async function attempt(row: Known, below_cost: boolean) {
    const answer = await start.run({ params: { path: { promotion_id: row.id } }, body: { version: row.version, below_cost } })
    say.done(t(waits(answer) ? 'asked' : 'started'))
  }

  return async (row) => {
    const what = t('start.what', { from: minute(row.starts_at) })
    if (!(await say.confirm({ title: t('start.title', { name: row.name }), what, act: t(row.state === 'paused' ? 'resume' : 'start') }))) return
    try {
      await attempt(row, false)
    } catch (error) {
      const problem = asProblem(error)
      if (!DOUBTS.has(problem.code)) throw error
      if (await say.confirm({ title: t('warnings.must'), what: problem.detail, act: t('start.anyway'), danger: true })) await attempt(row, true)
    }
  }
}

/** 202: others have to agree first. */
export function waits(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'request_id' in answer
}
